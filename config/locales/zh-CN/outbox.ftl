# 发件箱
outbox-title = 发件箱
outbox-about = 只有类别和状态，没有正文；地址遮住一部分。
outbox-states = 按状态筛选
outbox-all = 全部
outbox-none = 这里还没有邮件。
outbox-caption = 通知
outbox-notice = 通知
outbox-code = 代码
outbox-recipient = 收件人
outbox-state = 状态
outbox-action = 操作
outbox-due = 最早 { $time } 发出
outbox-sent = { $time }
outbox-tries = 试过 { $n } 次
outbox-resend = 重新发送
outbox-pages = 翻页
outbox-next = 更早的通知
notice-state-queued = 排队
notice-state-sending = 正在发出
notice-state-sent = 已发出
notice-state-failed = 失败
notice-state-cancelled = 已取消
notice-state-merged = 已并入另一封
done-notice-resent = 已重新排队，马上再发一次。

# 邮件设置：哪个邮箱收哪些领域
mail-settings-title = 邮件设置
mail-settings-lead = 工作站的每个邮箱，收到自己那些领域的审核提醒。
mail-settings-ask = 要更改，请找管理员。
mail-settings-none = 还没有设置邮箱。
mail-settings-all = 全部领域
mail-settings-hears = 收到：{ $fields }
mail-settings-change = 更改领域
mail-settings-fields = 领域
mail-settings-fields-hint = 一个都不选，就是全部领域。
mail-settings-save = 保存
mail-settings-server = 发信服务器
done-mailbox-saved = 已保存，从下一封起按新的领域寄送。
notice-state-suppressed = 未寄（停收或退信）
notice-state-bounced = 被退回
# 各类邮件的样子
notices-title = 各类邮件预览
notices-about = 用虚构的内容拼成，与实际寄出的格式一致。
notices-from = 发件人
notices-subject = 主题
notices-text = 正文
notices-html = 看 HTML 版
