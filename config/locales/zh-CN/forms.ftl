# 各处的表单和卡片
form-promise = 免费，可匿名，随时删除。不是人才计划，不签合同，不要求保密；请勿提供雇主的保密信息。
form-wrong = 错误：
form-colon = ：
form-error = 有错误：
form-errors-counted = { $n ->
    [1] 还差一处
    [2] 还差两处
    [3] 还差三处
    [4] 还差四处
    [5] 还差五处
    [6] 还差六处
    [7] 还差七处
    [8] 还差八处
   *[other] 还差 { $n } 处
 }
form-error-line = { $field }：{ $why }
form-list-joint = 、
form-optional = 选填
form-choose = 请选择
form-unsaid = 不说明
form-any = 不要求
form-no = 没有
form-here = 所在位置
form-countries-first = 常用
form-countries-other = 其他国家和地区
form-languages-more = 其他语言
form-submit-mail = 提交并收取确认邮件
form-full-text = 全文（草案，待律师审阅）
form-save = 保存
form-cancel = 不改了
form-trap = 这一格请空着

# 卡片
card-all = 企业看到的您，只有这张卡片：
card-all-a-firm-sees = 企业看到的您，只有这张卡片：没有姓名，没有雇主，没有联系方式。
card-after-yes = 您答应某一家企业之后，它还会看到：
card-your-sentence = 您的那句话
card-empty = 还没填
card-unstated = 未说明
card-fields = 领域
card-country = 所在
card-state-of = { $country }{ $state }
card-modes = 方式
card-degree = 学历
card-years = 年限
card-languages = 语言
card-ties = 和甘肃的缘分
card-tie-at = { $tie }（{ $place }）
card-reason = 工作站的话：
form-go-on-here = 改用中文继续填写，已填内容保留
