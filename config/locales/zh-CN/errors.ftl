# 每个字段的错误
error-required = 请填写这一项
error-bad-form = 表单不完整，请刷新后再试
error-bad-json = 这不是有效的 JSON
error-unknown-field = 没有这个字段
error-unknown-code = 没有这个选项
error-too-long = 太长了
error-too-many-fields = 领域最多选三个
error-too-many-keywords = 关键词太多了
error-out-of-range = 数值超出范围
error-in-the-past = 日期已经过去
error-bad-characters = 含有不能使用的控制字符
error-bad-email = 邮箱地址不完整
error-https-only = 请填写以 https:// 开头的网址
error-uscc-length = 统一社会信用代码应为 18 位
error-uscc-character = 代码里有不允许的字符（不含 I、O、S、V、Z）
error-uscc-check = 校验位不符，请核对代码
