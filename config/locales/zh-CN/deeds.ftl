# 操作记录里的操作说明：deed-<名词>-<动词>，写入记录的每种操作都有一条

# 账户和登录
deed-account-absence = 修改不在岗的日子
deed-account-change-address = 更换邮箱
deed-account-confirm = 确认邮箱
deed-account-create-staff = 设立工作人员账户
deed-account-erase = 删除账户
deed-account-invite-again = 重新发送工作人员邀请
deed-account-invite-staff = 邀请工作人员
deed-account-mails = 调整邮件停收
deed-account-reactivate = 恢复工作人员账户
deed-account-register = 注册账户
deed-account-request-address = 申请更换邮箱
deed-account-request-reset = 申请重设口令
deed-account-reset = 凭链接重设口令
deed-account-reset-second-factor = 重置动态码
deed-account-set-language = 更改语言
deed-account-set-passphrase = 设置或修改口令
deed-account-set-roles = 修改角色
deed-account-set-second-factor = 添加动态码
deed-account-suspend = 停用工作人员账户
deed-session-end = 退出登录
deed-session-end-others = 退出其他所有设备的登录
deed-session-open = 登录
deed-session-refuse = 登录被拒绝
deed-token-refuse = API 令牌被拒绝

# 人才
deed-talent-accept = 采纳人才
deed-talent-age = 资料久未确认，标记、隐藏或撤回
deed-talent-confirm = 确认资料仍然属实
deed-talent-create = 新建资料草稿
deed-talent-decide = 对人才作出决定
deed-talent-draft = 暂存资料修改
deed-talent-drop-draft = 放弃暂存的资料修改
deed-talent-edit = 修改资料
deed-talent-erase = 删除资料
deed-talent-import = 导入资料
deed-talent-measure = 暂停人才、解除暂停或重新采纳
deed-talent-pause = 人才本人暂停
deed-talent-register = 登记资料
deed-talent-resume = 人才本人结束暂停
deed-talent-set-visibility = 修改可见范围
deed-talent-submit = 提交资料
deed-talent-undo-accept = 撤销采纳人才
deed-talent-view = 查看资料和姓名
deed-talent-wake = 人才暂停期满
deed-talent-withdraw = 撤回资料

# 企业
deed-enterprise-answers-fell = 企业答复率低于下限
deed-enterprise-answers-recovered = 企业答复率恢复
deed-enterprise-close = 关闭企业
deed-enterprise-create = 新建企业草稿
deed-enterprise-decide = 对企业作出决定
deed-enterprise-edit = 修改企业资料
deed-enterprise-erase = 删除企业
deed-enterprise-import = 导入企业
deed-enterprise-measure = 暂停企业、解除暂停、重新采纳或关闭
deed-enterprise-submit = 提交企业资料
deed-enterprise-undo-verify = 撤销企业核验
deed-enterprise-verify = 企业通过核验
deed-member-erase = 删除企业成员
deed-people-pool-budget = 企业查看卡片异常

# 需求
deed-need-answer = 需求续期、已找到人或没有找到
deed-need-create = 新建需求草稿
deed-need-decide = 对需求作出决定
deed-need-edit = 修改需求
deed-need-erase = 删除需求
deed-need-expire = 需求到期
deed-need-hold = 暂停需求
deed-need-import = 导入需求
deed-need-let-through = 准许待看的需求参与匹配
deed-need-none-found = 没有找到合适的人，结束查找
deed-need-open = 开放需求
deed-need-register = 登记需求
deed-need-rest = 同意已撤回，停下需求
deed-need-resume = 恢复需求
deed-need-submit = 提交需求
deed-need-undo-none-found = 撤销结束查找
deed-need-undo-open = 撤销开放需求
deed-need-withdraw = 撤回需求

# 匹配
deed-match-approve = 批准匹配
deed-match-dismiss = 匹配判为不合适
deed-match-lapse = 匹配失效
deed-match-park = 匹配放到稍后
deed-match-print = 打开匹配卷宗
deed-match-propose = 专员推荐人选
deed-match-rescore = 重新计算匹配分数
deed-match-suggest = 平台推荐人选
deed-match-undo = 撤销对匹配的决定
deed-match-wake = 稍后的匹配回到待审
deed-matches-export = 导出已作决定的匹配
deed-interest-express = 企业表示意向
deed-interest-take-back = 企业收回意向

# 引荐
deed-introduction-answer = 记下一方的答复
deed-introduction-ask-again = 再次征询本人
deed-introduction-begin = 开始征询
deed-introduction-dispute = 对记录的答复提出异议
deed-introduction-expire = 逾期未答复
deed-introduction-give-contact = 选定给企业的联系方式
deed-introduction-halt = 中止引荐
deed-introduction-introduce = 为双方引荐
deed-introduction-outcome = 专员记录引荐结果
deed-introduction-report = 一方告知进展
deed-introduction-undo = 撤销征询
deed-card-show = 向企业出示卡片
deed-contact-give = 把联系方式交给对方
deed-contact-reveal = 专员查看联系方式

# 同意和本人权利
deed-consent-give = 给出同意
deed-consent-lapse = 同意的文字已更新，停止匹配
deed-consent-withdraw = 撤回同意
deed-correction-answer = 答复更正请求
deed-correction-ask = 请求更正
deed-data-ask = 申请资料副本
deed-data-export = 下载资料副本
deed-record-sign = 签署披露记录

# 是否同一人、同一企业
deed-same-dispute = 当事人提出合并有误
deed-same-join = 合并两份登记
deed-same-part = 重新分开两份登记
deed-same-set-apart = 认定两份登记不是同一个

# 工作站、邮件和每月数据
deed-office-add-mailbox = 添加邮箱
deed-office-confirm-mail = 确认收到测试邮件
deed-office-remove-mailbox = 移除邮箱
deed-office-set-mail = 修改邮件设置
deed-office-set-mailbox = 修改邮箱设置
deed-office-set-up = 完成平台初始设置
deed-office-test-mail = 要求发送测试邮件
deed-notice-bounce = 邮件被退回
deed-notice-resend = 重新发送邮件
deed-bureau-add = 添加收件单位
deed-bureau-remove = 移除收件单位
deed-bureau-stop = 收件单位停收
deed-figures-approve = 核对并寄出每月数据
deed-figures-send = 每月数据未经核对寄出

# 分类
deed-taxonomy-add = 在草稿中新增概念
deed-taxonomy-drop-change = 从草稿中去掉一处修改
deed-taxonomy-edit = 在草稿中修改概念
deed-taxonomy-go-back = 重新发布旧版分类
deed-taxonomy-publish = 发布分类草稿
deed-taxonomy-retire = 在草稿中停用概念

# 平台
deed-audit-export = 下载操作记录
deed-audit-verify = 核对操作记录是否完整
deed-demo-found = 设立演示工作站
deed-saved-search-keep = 保存查找
deed-saved-search-remove = 删除保存的查找
deed-saved-search-rename = 给保存的查找改名
