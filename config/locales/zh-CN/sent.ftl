# 等待确认邮件
sent-title = 请去邮箱点一下确认
sent-to = 信已寄往
sent-once = 。链接七天内有效，只能用一次。
sent-look-for = 找这样一封信
sent-from = 寄件人
sent-subject = 主题
sent-time = 时间
sent-nothing = 没有收到？
sent-nothing-about = 先看看垃圾邮件。有些邮箱要等一两分钟。
sent-again = 再寄一次
sent-change = 邮箱写错了，改一个
sent-email = 新的电子邮箱
sent-email-hint = 前一个链接会立即失效。
sent-change-send = 改为这个邮箱并寄信
sent-unknown = 如果您刚刚登记过，确认邮件正寄往您填写的邮箱。链接七天内有效，只能用一次。
done-sent-again = 已经再寄了一次。
done-address-changed = 已经寄往新的邮箱，前一个链接不再有效。
