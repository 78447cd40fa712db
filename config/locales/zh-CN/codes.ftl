# 固定代码的说法，页面和邮件共用

# 合作方式
mode-full-time-return = 全职回国
mode-part-time = 兼职
mode-short-visit = 短期回国
mode-remote-project = 远程项目
mode-consulting = 远程顾问
mode-joint-research = 联合研究
mode-startup = 落地创业
mode-mentoring = 指导培养
mode-investment = 投资

# 学历
degree-none = 无学位
degree-bachelor = 学士
degree-master = 硕士
degree-doctor = 博士

# 从业年限
years-0-4 = 5 年以下
years-5-9 = 5–10 年
years-10-14 = 10–15 年
years-15-19 = 15–20 年
years-20 = 20 年以上

# 和甘肃的缘分
tie-birth = 生在甘肃
tie-school = 在甘肃上过学
tie-family = 家人在甘肃
tie-work = 在甘肃工作过
tie-project = 有过合作项目
tie-interested = 没有，但感兴趣
tie-unknown = 有渊源，未细说

# 需求类型
need-kind-position = 招聘岗位
need-kind-technical-challenge = 技术难题
need-kind-joint-project = 联合研发
need-kind-consulting = 顾问咨询
need-kind-investment = 投融资
need-kind-export-channel = 海外渠道
need-kind-mentoring = 人才培养

# 需求的状态
need-state-draft = 草稿
need-state-submitted = 已提交，审核中
need-state-changes-requested = 待您修改
need-state-rejected = 未采纳
need-state-open = 已开放
need-state-on-hold = 已暂停
need-state-expired = 已过截止日期
need-state-filled = 已找到人
need-state-no-candidate = 没有找到合适的人
need-state-withdrawn = 已撤回

# 可以设为“必须”的条件
only-mode = 合作方式
only-degree = 学历
only-years = 从业年限
only-languages = 语言
only-place = 地点
only-availability = 时间

# 单位类型
enterprise-kind-company = 企业
enterprise-kind-university = 高校
enterprise-kind-institute = 科研院所
enterprise-kind-hospital = 医院
enterprise-kind-park = 园区
enterprise-kind-incubator = 孵化器或众创空间

# 企业的状态
enterprise-state-draft = 草稿
enterprise-state-submitted = 待核验
enterprise-state-verified = 已核验
enterprise-state-changes-requested = 待修改
enterprise-state-rejected = 未通过
enterprise-state-suspended = 已暂停
enterprise-state-closed = 已关闭
enterprise-state-erased = 已删除

# 档案的状态
talent-state-draft = 等待您确认
talent-state-pooled = 在库中
talent-state-changes-requested = 待您修改
talent-state-rejected = 未采纳
talent-state-paused = 已暂停
talent-state-suspended = 已暂停
talent-state-stale = 需要再次确认
talent-state-archived = 已归档
talent-state-withdrawn = 已撤回
talent-state-erased = 已删除

# 资料的来源
source-self = 本人登记
source-import = 批量导入
source-sample = 示例人才库

# 同意的用途
purpose-keep = 保存我的资料
purpose-review = 由工作人员审阅
purpose-cross-border = 资料跨境传送
purpose-show-card = 把匿名卡片给一家企业看
purpose-give-contact = 把联系方式给引荐的对方
