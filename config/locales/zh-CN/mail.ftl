# 邮件里的话

mail-sender = 陇原英才 · { $office }
mail-sender-discreet = 陇原
mail-list-joint = 、
mail-comma-joint = ，
mail-clause-joint = ；
mail-and-others = 等
mail-original-zh = { $text }
mail-original-en = { $text }（原文为英文）

# 页脚
mail-foot-number = 通知编号
mail-foot-settings = 停收或调整
mail-foot-answer = 直接回复这封邮件，会有工作人员读到。
mail-foot-language = 中文：

# 多封邮件共用的行
mail-line-need = 需求：{ $text }
mail-line-firm = 企业：{ $text }
mail-line-person = 人才：{ $text }
mail-line-mode = 方式：{ $text }
mail-line-closes = 截止：{ $day }
mail-line-free = 可开始：{ $day }
mail-line-met = 吻合：{ $text }
mail-line-missing = 缺口：{ $text }
mail-line-time = 时间：{ $text }
mail-firm = { $name }（{ $about }）
mail-firm-anonymous = 不具名
mail-firm-code-ok = 信用代码格式正确
mail-firm-code-none = 尚无信用代码
mail-firm-verified = 企业已核验
mail-firm-unverified = 企业待核验
mail-pair-scores = 适合需求 { $need } · 符合本人意愿 { $person }

# 缺口
mail-gap-not-mentioned = 未提到{ $text }
mail-gap-languages = 不讲{ $text }（需要翻译协助）
mail-gap-languages-unknown = 未说明会哪些语言
mail-gap-degree = 学历为{ $has }，要求{ $wanted }
mail-gap-degree-unknown = 未说明学历（要求{ $wanted }）
mail-gap-years = 从业 { $has } 年，要求 { $wanted } 年
mail-gap-years-unknown = 未说明从业年限（要求 { $wanted } 年）
mail-gap-mode = 合作方式不同（本人愿意{ $text }）
mail-gap-mode-unknown = 未说明合作方式
mail-gap-place = 需要到岗，本人未表示可以前来
mail-gap-availability = { $day }起才有时间
mail-gap-availability-unknown = 未说明何时有时间

# 给工作站的邮件
mail-office-subject-need = 请审核：{ $code } { $title }，{ $strong } 位强匹配（{ $day }前）
mail-office-subject-none = { $code } { $title }：暂时没有强匹配
mail-office-subject-person = 请审核：{ $code } { $title }，{ $strong } 项需求强匹配（{ $day }前）
mail-office-subject-many = 请审核：{ $code }，共 { $strong } 对强匹配（{ $day }前）
mail-office-subject-many-none = { $code }：暂时没有强匹配
mail-office-subject-gone = { $code } 情况有变，暂时不用审核
mail-office-need = 新需求 { $code } 找到 { $strong } 位强匹配{ $worth ->
    [0] {""}
   *[other] 、{ $worth } 位可看
 }。请在 { $day }前审核。
mail-office-need-changed = 需求 { $code } 更新后找到 { $strong } 位强匹配{ $worth ->
    [0] {""}
   *[other] 、{ $worth } 位可看
 }。请在 { $day }前审核。
mail-office-none = 新需求 { $code } 暂时没有强匹配{ $worth ->
    [0] {""}
   *[other] ，有 { $worth } 位可看
 }。
mail-office-none-changed = 需求 { $code } 更新后仍然没有强匹配{ $worth ->
    [0] {""}
   *[other] ，有 { $worth } 位可看
 }。
mail-office-person = 新登记 { $code } 与 { $strong } 项需求强匹配{ $worth ->
    [0] {""}
   *[other] ，另有 { $worth } 项可看
 }。请在 { $day }前审核。
mail-office-person-changed = { $code } 更新后与 { $strong } 项需求强匹配{ $worth ->
    [0] {""}
   *[other] ，另有 { $worth } 项可看
 }。请在 { $day }前审核。
mail-office-gone = { $code } 在这封邮件发出前情况有变，暂时不用审核。
mail-office-lead-many = { $n } 项新情况，共 { $strong } 对强匹配{ $worth ->
    [0] {""}
   *[other] 、{ $worth } 对可看
 }。请在 { $day }前审核。
mail-office-lead-many-none = { $n } 项新情况，暂时没有强匹配{ $worth ->
    [0] {""}
   *[other] ，有 { $worth } 对可看
 }。
mail-office-section-need = ■ 需求 { $code }：{ $strong } 位强匹配{ $worth ->
    [0] {""}
   *[other] 、{ $worth } 位可看
 }
mail-office-section-none = ■ 需求 { $code }：暂时没有强匹配{ $worth ->
    [0] {""}
   *[other] ，有 { $worth } 位可看
 }
mail-office-section-person = ■ 人才 { $code }：{ $strong } 项需求强匹配{ $worth ->
    [0] {""}
   *[other] 、{ $worth } 项可看
 }
mail-office-more = 另有：{ $codes }
mail-office-nearest = 最接近的 { $n } 位：
mail-office-without = 放宽“{ $text }”后有 { $n } 位。
mail-office-open = 打开审核（约 3 分钟）：
mail-office-again = 有新人登记时我们会再告诉您。
mail-office-until = 您批准之前，双方都不会收到任何消息；双方都同意之前，谁也看不到对方的联系方式。

# 批量导入后的小结
mail-summary-subject = 导入完成：{ $talents } 位人才、{ $needs } 项需求，{ $strong } 对强匹配
mail-summary-lead = 这次导入了 { $talents } 位人才、{ $needs } 项需求，匹配出 { $strong } 对强匹配、{ $worth } 对可看。
mail-summary-first = 强匹配最多的需求：
mail-summary-strong = { $strong } 位强匹配
mail-summary-open = 打开审核：

# 确认邮箱、登录、口令
mail-who-we-are = 您好，这里是{ $office }。
mail-confirm-subject = 请确认您的邮箱
mail-confirm-talent = 点开下面的链接再按一次确认，您登记的内容就会提交：
mail-confirm-need = 点开下面的链接再按一次确认，您填写的需求就会提交：
mail-confirm-account = 点开下面的链接再按一次确认，邮箱就确认好了：
mail-confirm-holds = 链接 7 天内有效，只能用一次。
mail-link-scanner = 只打开链接不会有任何变化，按下页面上的按钮才算数。
mail-confirm-not-you = 不是您填写的？不用理会这封邮件，7 天后那些内容会自动删除。
mail-sign-in-subject = 您的登录链接
mail-sign-in-open = 点开下面的链接即可登录：
mail-link-half-hour = 链接 30 分钟内有效，只能用一次。
mail-sign-in-not-you = 不是您要登录？不用理会这封邮件，没有这个链接谁也进不来。
mail-reset-subject = 重新设置口令
mail-reset-open = 点开下面的链接，设置新的口令：
mail-reset-not-you = 不是您要求的？不用理会这封邮件，原来的口令照旧有效。
mail-known-subject = 这个邮箱已经登记过
mail-known-lead = 有人刚刚用这个邮箱登记或索要登录链接，而它已经有一个账户。账户没有任何变化。
mail-known-open = 如果是您，请直接登录（工作人员用口令和动态码）：
mail-known-not-you = 如果不是您，不用理会这封邮件。

# 账户安全
mail-security-new-device = 您的账户刚刚在一台新设备上登录。
mail-security-new-device-subject = 您的账户在新设备上登录
mail-security-passphrase-changed = 您账户的口令刚刚改过，其他设备上的登录都已退出。
mail-security-passphrase-changed-subject = 您的口令已更改
mail-security-second-factor-changed = 您账户的第二道验证刚刚改过。
mail-security-second-factor-changed-subject = 您的第二道验证已更改
mail-security-device = 设备：{ $text }
mail-security-address-changing = 有人登录您的账户，要求改用另一个邮箱。在寄往那个邮箱的链接被点开确认之前，这个邮箱照旧使用。
mail-security-address-changing-subject = 您的账户将要换邮箱
mail-security-address-changed = 您的账户已经改用另一个邮箱，这是寄到这里的最后一封邮件。其他设备上的登录都已退出。
mail-security-address-changed-subject = 您的账户已换邮箱
mail-security-firm-closed = 贵单位刚刚由其联系人在本平台关闭。它的需求已经结束，征询过的人会得知不再继续。此前的引荐仍可在“我的引荐”里查看。
mail-security-firm-closed-subject = 贵单位已关闭
mail-security-answer = 如果不是您，请马上回复这封邮件，会有工作人员读到。
mail-change-address-subject = 请确认您的新邮箱
mail-change-address-open = 点开下面的链接再按一次确认，您的账户就改用这个邮箱：
mail-change-address-not-you = 不是您要求的？不用理会这封邮件，什么也不会改变。
mail-security-not-you = 如果不是您，请马上在这里结束其他登录并更换口令：

# 测试邮件
mail-test-subject = 测试邮件：请点开里面的链接
mail-test-lead = 这封邮件用来确认平台的邮件能送到工作站。
mail-test-open = 请点开下面的链接再按一次确认，之后其他邮件才会开始发出：
mail-test-holds = 链接 24 小时内有效，只能用一次。
mail-probe-subject = 邮件服务器测试
mail-probe = 这封邮件是手工发出的，只为确认邮件能否送达，收到后不用做什么。

# 给人才和企业的回执
mail-talent-receipt-subject = 已收到您提交的内容
mail-talent-receipt-lead = 您好，{ $office }已经收到您的登记，编号 { $code }。
mail-talent-receipt-next = 我们会拿它和企业的需求比对。有合适的，工作人员先审核，再来问您愿不愿意；您不答应，对方什么也不会知道。
mail-talent-receipt-card = 企业被询问意向时看到的卡片是这样的，没有姓名、单位和联系方式：
mail-talent-receipt-open = 查看或修改：
mail-talent-receipt-withdraw = 不想留在这里？从这个链接撤回，或者马上全部删除：
mail-card-code = 编号：{ $text }
mail-card-fields = 领域：{ $text }
mail-card-degree = 学历：{ $text }
mail-card-years = 从业：{ $text }
mail-card-place = 所在地：{ $text }
mail-card-modes = 合作方式：{ $text }
mail-card-languages = 语言：{ $text }
mail-card-sentence = 能帮上什么：{ $text }
mail-need-receipt-subject = 已收到需求 { $code }
mail-need-receipt-lead = 您好，{ $office }已经收到您的需求。
mail-need-receipt-need = { $code } { $text }
mail-need-receipt-next = 系统正在比对人才，工作人员会审核。需求开放、需要修改或有人愿意谈时，我们都会写信告诉您。
mail-need-receipt-open = 查看或修改：
mail-need-receipt-withdraw = 不再需要？从这个链接撤回：

# 审核结果
mail-decision-talent-accept-subject = 您提交的内容已通过
mail-decision-talent-accept = 您的登记 { $code } 已由{ $office }审核通过。
mail-decision-talent-request-changes-subject = 请修改您提交的内容
mail-decision-talent-request-changes = { $office }看过您的登记 { $code }，想请您改一改再提交。
mail-decision-talent-reject-subject = 关于您提交的内容
mail-decision-talent-reject = { $office }看过您的登记 { $code }，这次没有采纳。
mail-decision-talent-suspend-subject = 您的登记已暂停
mail-decision-talent-suspend = { $office }已暂停您的登记 { $code }：暂不参加匹配，也不向任何人展示，正在进行的引荐已经结束。您的资料和您的各项权利不变。
mail-decision-talent-lift-subject = 您的登记已恢复匹配
mail-decision-talent-lift = { $office }已解除对您的登记 { $code } 的暂停，现在恢复匹配。
mail-decision-talent-reinstate-subject = 您提交的内容已重新采纳
mail-decision-talent-reinstate = { $office }又看了一次您的登记 { $code }，决定采纳，从现在起参加匹配。
mail-decision-enterprise-accept-subject = 企业核验通过
mail-decision-enterprise-accept = { $title }已由{ $office }核验通过。
mail-decision-enterprise-request-changes-subject = 请修改企业资料
mail-decision-enterprise-request-changes = { $office }看过{ $title }的资料，想请您改一改再提交。
mail-decision-enterprise-reject-subject = 企业核验未通过
mail-decision-enterprise-reject = { $office }看过{ $title }的资料，这次没有通过核验。
mail-decision-enterprise-suspend-subject = 贵单位已暂停
mail-decision-enterprise-suspend = { $office }已暂停{ $title }：需求暂不匹配，也不能查看人才卡片，正在进行的引荐已经结束。
mail-decision-enterprise-lift-subject = 贵单位已恢复
mail-decision-enterprise-lift = { $office }已解除对{ $title }的暂停，需求恢复匹配。
mail-decision-enterprise-close-subject = 贵单位已关闭
mail-decision-enterprise-close = { $office }已在本平台关闭{ $title }，它的需求和正在进行的引荐都已结束。
mail-decision-enterprise-reinstate-subject = 贵单位重新进入审核
mail-decision-enterprise-reinstate = { $office }重新看过，撤销了对 { $title } 的关闭。接下来重新核验；已经结束的需求不再恢复，您可以发布新的需求。
mail-decision-need-accept-subject = 需求 { $code } 已开放
mail-decision-need-accept = 您的需求 { $code }（{ $title }）已经开放。有人愿意谈时，我们会写信告诉您。
mail-decision-need-request-changes-subject = 请修改需求 { $code }
mail-decision-need-request-changes = { $office }看过您的需求 { $code }（{ $title }），想请您改一改再提交。
mail-decision-need-reject-subject = 需求 { $code } 未采纳
mail-decision-need-reject = { $office }看过您的需求 { $code }（{ $title }），这次没有采纳。
mail-decision-words = 工作人员的话：
mail-decision-open-accept = 查看：
mail-decision-open-request-changes = 在这里修改：
mail-decision-open-reject = 查看：
mail-decision-open-suspend = 查看：
mail-decision-open-lift = 查看：
mail-decision-open-close = 查看：
mail-decision-open-reinstate = 查看：
mail-decision-appeal = 如果您认为不妥，请在 30 天内直接回复这封邮件，由另一位负责人再看一次。

# 同意书回执
mail-consent-given-subject = 您的同意书回执
mail-consent-given = 您同意了以下各项。请留存这封邮件。
mail-consent-withdrawn-subject = 您已撤回同意
mail-consent-withdrawn = 您撤回了以下各项同意。
mail-consent-line = { $purpose }：第 { $version } 版，{ $day }（校验 { $hash }）
mail-consent-open = 查看全文或撤回：

# 删除
mail-erasure-asked-subject = 您已撤回
mail-erasure-asked = 您的档案 { $code } 已经不再参与匹配，将在 { $day }彻底删除；在那之前随时可以回来。
mail-erasure-back = 改了主意，或者想马上删除？请从这里登录：
mail-erasure-not-you = 如果不是您撤回的，请登录恢复，或者直接回复这封邮件。
mail-erasure-done-subject = 您的资料已经删除
mail-erasure-profile = 您的档案 { $code } 和填写的一切已经彻底删除。您的账户另有用处，照旧保留。
mail-erasure-account = 您的档案 { $code }、填写的一切和您的账户都已经彻底删除。
mail-erasure-place = 您作为企业（{ $code }）联系人留下的资料已经删除：姓名、联系方式，以及您在那里说过的话。您的账户还有其他用处，继续保留。
mail-erasure-place-account = 您的账户，以及您作为企业（{ $code }）联系人留下的资料已经删除：邮箱、姓名、联系方式，以及您在那里说过的话。
mail-erasure-only-account = 您的账户和邮箱已经删除。
mail-erasure-firm-goes-on = 企业还有其他联系人，照常参与。您录入的需求先搁置，等其中一位接着办。
mail-erasure-firm-closed = 企业已经没有联系人：需求已撤回，进行中的引荐已停止，企业已关闭。
mail-erasure-firm-erased = 企业还没有提交过，连同草稿一并删除了。
mail-erasure-place-left = 留下的是企业自己的说明和需求，以及您同意过、又撤回过的记录，都认不出是您。
mail-erasure-left = 留下的只有编号，以及您同意过、又撤回过的记录，这些都认不出是您。
mail-erasure-copies = 数据库每晚的备份在 { $n } 天后删除。
mail-erasure-last = 这是寄到这个邮箱的最后一封邮件，我们这里存的邮箱地址也随之删除。

# 发信失败
mail-failed-failed-subject = { $n } 封邮件没有送到
mail-failed-failed = 有 { $n } 封邮件没有送到，不会再自动重试。
mail-failed-late-subject = { $n } 封邮件还没有送到
mail-failed-late = 有 { $n } 封邮件试了几次还没有送到，系统会继续重试，最多 5 天。
mail-failed-to = 收件人：{ $text }
mail-failed-answer = 邮件服务器的回答：{ $text }
mail-failed-more = 还有 { $n } 封，见发件箱。
mail-failed-failed-open = 在发件箱查看并重发：
mail-failed-late-open = 打开发件箱：

# 邮件种类
notice-kind-confirm = 确认邮箱
notice-kind-sign-in = 登录链接
notice-kind-known-address = 邮箱已登记
notice-kind-reset = 重设口令
notice-kind-talent-receipt = 人才登记回执
notice-kind-need-receipt = 需求回执
notice-kind-decision = 审核结果
notice-kind-office = 请工作站审核
notice-kind-office-summary = 导入小结
notice-kind-consent-receipt = 同意书回执
notice-kind-erasure = 删除资料
notice-kind-change-address = 确认新邮箱
notice-kind-security = 账户安全
notice-kind-mail-failed = 发信失败提醒
notice-kind-test-mail = 测试邮件
notice-kind-need-searching = 需求仍在物色
notice-kind-need-expiring = 需求快到期或已到期
notice-kind-profile-check = 档案核对
notice-kind-profile-hidden = 档案已隐藏
mail-foot-unsubscribe = 不想再收这类邮件：

# 跟着时钟走的邮件
mail-searching-subject = 需求 { $code }（{ $title }）：仍在物色，可放宽条件
mail-searching-lead = 您的需求已公开数个工作日，我们还在找合适的人，目前没有可以向您引荐的。
mail-searching-without = 如果不要求“{ $text }”，人才库里有 { $n } 位比较合适。
mail-searching-hint = 把条件写得具体一些，或放宽一两项，往往更快找到人。
mail-searching-open = 查看和修改需求：
mail-searching-next = 不修改也没关系：有合适的人，我们马上写信给您。
mail-expiring-soon-subject = 需求 { $code }（{ $title }）{ $day }到期：请选择续期或结束
mail-expiring-soon = 您的需求 { $days } 天后到期，最后一天是{ $day }。
mail-expiring-over-subject = 需求 { $code }（{ $title }）已到期：请选择续期或结束
mail-expiring-over = 您的需求已于{ $day }到期，现在不再推荐新的人。
mail-expiring-open = 续期、已找到人、没有找到人，在这一页选一个，不用登录：
mail-expiring-soon-nothing = 不选择的话，到期后不再推荐新的人，资料保留。
mail-expiring-over-nothing = 不选择的话，需求就停在这里；资料保留，以后登录随时可以续期。
mail-profile-open = 仍然属实，点这里确认，不用登录：
mail-profile-edit = 有变化，请登录修改：
mail-profile-first-subject = 请在{ $day }前确认：您登记的内容仍然属实吗？
mail-profile-first = 您登记的内容（{ $code }）已有半年没有更新。
mail-profile-first-next = 确认之前暂不推荐。两次提醒都没有回音的，{ $day }起隐藏。
mail-profile-second-subject = 再次提醒：请在{ $day }前确认您登记的内容
mail-profile-second = 一个月前我们问过您登记的内容（{ $code }）是否仍然属实，还没有收到回音。
mail-profile-second-next = { $day }起，您的内容对所有人隐藏；之后随时可以恢复。
mail-profile-hidden-subject = 您登记的内容已隐藏，可随时恢复
mail-profile-hidden = 两次提醒没有收到回音，您登记的内容（{ $code }）现在已隐藏，谁也看不到。
mail-profile-hidden-next = 一直没有动静的话，将于{ $day }删除；删除前三十天再写信给您。
mail-profile-erasing-subject = 您登记的内容将于{ $day }删除
mail-profile-erasing = 您登记的内容（{ $code }）快满两年没有动静，将于{ $day }删除。
mail-profile-erasing-next = 想保留，确认一下即可；不想保留，什么都不用做。
notice-kind-todo = 早间待办
notice-kind-escalation = 催办

# 待办与催办
mail-todo-subject = 今天的待办：{ $n } 项，逾期 { $overdue } 项，今天到期 { $today } 项
mail-todo-overdue = 已逾期：
mail-todo-today = 今天到期：
mail-todo-open = 待处理：
mail-todo-answers = 等对方答复（现在不用做什么）：
mail-todo-item = { $code }  { $text }（{ $work }）
mail-todo-more = 同一家企业只列三项，另有 { $n } 项见待办页。
mail-todo-open-link = 打开待办：
mail-todo-numbers = 最近一天寄到 { $address } 的审核邮件：第 { $first } 至 { $last } 号，共 { $n } 封。缺号请告诉管理员。
mail-escalation-subject = 请处理：{ $n } 项已等 { $days } 个工作日
mail-escalation-officer = 下面 { $n } 项已等待两个工作日以上，请今天处理。
mail-escalation-lead = 下面 { $n } 项已等待四个工作日以上，请过问。
mail-escalation-director = 下面 { $n } 项已等待六个工作日以上，请过问。
mail-escalation-items = 等待最久的在前：
mail-escalation-held = 经办：{ $names }
mail-escalation-away = 经办人不在岗时，请在账户页设好不在岗的日子，邮件会发给下一位。
notice-kind-monthly-figures = 每月数据

# 每月数据
mail-figures-subject = { $month }数据
mail-figures-unchecked-mark = （未经人工核对）
mail-figures-lead = { $office }{ $month }的数据如下。
mail-figures-unchecked = 这些数据由系统统计，未经人工核对。
mail-figures-line = { $name }：当月 { $month }，上月 { $before }（{ $change }），全年 { $year }
mail-figures-now = 目前人才库 { $people } 人，公开的需求 { $needs } 项，逾期未办 { $overdue } 项。
mail-figures-fields = 人才按领域（一人可有几个领域）：
mail-figures-field = { $field }：{ $n }
mail-figures-answer = 有疑问请直接回复，工作站会答复。
notice-kind-ask-talent = 征询人才
notice-kind-ask-firm = 征询企业
notice-kind-ask-contact = 征询联系方式
notice-kind-closed = 中性结束
notice-kind-office-introduction = 引荐进展（工作站）
notice-kind-introduced = 引荐
notice-kind-follow-up = 回访
notice-kind-answer-recorded = 代录答复的回执

# 引荐
mail-line-budget = 预算：{ $text }
mail-ask-due = 请在 { $day }（含当日）前答复。
mail-ask-talent-subject = 有一个问题想请教您，请在 { $day }（含当日）前答复
mail-ask-talent-again-subject = 提醒：有一个问题想请教您，请在 { $day }（含当日）前答复
mail-ask-talent-lead = 您好，{ $office }有一个问题想请教您。专员看过，觉得您也许能帮上忙。
mail-ask-talent-again = 您好，{ $office }问过您一件事，盼您答复，不方便也请告诉我们。
mail-ask-talent-original = 企业原话：
mail-ask-talent-why = 为什么想到您：{ $text }
mail-ask-talent-card = 您愿意的话，企业只会看到这张卡片：
mail-ask-talent-last = 愿意或者不了，请在这一页答复（打开不会改变任何事）：
mail-ask-talent-open = 愿意、现在不方便、不了，请在这一页答复（打开不会改变任何事）：
mail-ask-talent-free = 不愿意不用说理由，企业也不会知道。请不要透露雇主的保密信息。
mail-ask-note = 工作站附言：
mail-ask-firm-subject = { $code }：有人可能帮上忙，请在 { $day }（含当日）前答复
mail-ask-firm-again-subject = 提醒：{ $code } 有人可能帮上忙，请在 { $day }（含当日）前答复
mail-ask-firm-lead = 有一位可能帮上需求 { $code }（{ $title }）的人，已同意给您看卡片。专员看过，认为值得一谈。
mail-ask-firm-again = 有一位可能帮上需求 { $code }（{ $title }）的人还在等您答复。
mail-ask-firm-open = 愿意，或选一个原因答复“不了”，请打开这一页（打开不会改变任何事）：
mail-ask-firm-until = 您愿意之后，姓名和联系方式在引荐时一并给您。
mail-ask-contact-subject = 对方也愿意：可以给哪些联系方式？
mail-ask-contact-lead = 企业也答应了（{ $title }）。引荐之前，请勾选可以给对方哪些联系方式。
mail-ask-contact-open = 在这一页勾选：
mail-closed-talent-subject = 关于我们请教您的事
mail-closed-talent-declined = “{ $title }”这一次企业未能继续。谢谢您的答应。
mail-closed-talent-unavailable = 我们请教您的事（{ $title }）已经结束，不需要您再答复。
mail-closed-talent-ended = 我们曾就“{ $title }”为你们引荐。工作站不再跟进这次引荐：通过我们已联系不到对方。
mail-closed-talent-ended-subject = 关于为您引荐的事
mail-closed-talent-ended-next = 你们之间谈妥的事由双方自行继续，不需要您再做什么。您的登记保持不变。
mail-closed-talent-next = 您的登记保持不变，有合适的我们再写信给您。
mail-closed-firm-subject = { $code }：有一位人选未能继续
mail-closed-firm-declined = 需求 { $code }（{ $title }）有一位人选这一次未能继续。
mail-closed-firm-unavailable = 需求 { $code }（{ $title }）有一位人选已不便继续。
mail-closed-firm-ended = 我们曾为需求 { $code }（{ $title }）引荐过一位人选。工作站不再跟进这次引荐：通过我们已联系不到对方。
mail-closed-firm-ended-subject = { $code }：一次引荐已结束
mail-closed-firm-ended-next = 你们之间谈妥的事由双方自行继续，不需要您再做什么。
mail-closed-firm-next = 我们继续为您寻找。
mail-closed-open = 查看进展：
mail-office-intro-need = { $need } { $title } · { $talent }
mail-office-intro-both-yes-subject = { $need } 双方都愿意，请引荐
mail-office-intro-both-yes = { $code } 双方都答复“愿意”。
mail-office-intro-both-yes-open = 一键引荐：
mail-office-intro-both-yes-lacks-subject = { $need } 双方都愿意，尚缺联系方式
mail-office-intro-both-yes-lacks = { $code } 双方都答复“愿意”。联系方式齐了才能引荐，届时再写信告诉您。
mail-office-intro-both-yes-lacks-open = 查看进展：
mail-office-intro-contact-subject = { $need } 联系方式已齐，请引荐
mail-office-intro-contact = { $code } 双方都愿意，人才也已勾选可以给出的联系方式。
mail-office-intro-contact-open = 一键引荐：
mail-office-intro-lacks-talent = 人才还没有勾选给哪些联系方式，已写信征询。
mail-office-intro-lacks-firm = 企业还没有勾选给哪些联系方式。
mail-office-intro-success-subject = { $need } 引荐有了结果
mail-office-intro-success = { $code } 有了结果。
mail-office-intro-success-open = 查看并记录：
mail-office-intro-no-deal-subject = { $need } 引荐未能合作
mail-office-intro-no-deal = { $code } 有一方说未能合作。
mail-office-intro-no-deal-open = 查看：
mail-office-intro-disputed-subject = { $need } 有人说答复记错了
mail-office-intro-disputed = { $code } 有一方说为其记录的答复不对。该答复不再算数，已重新征询。
mail-office-intro-disputed-open = 查看所记内容：
mail-introduced-subject = 引荐 { $code }：{ $title }
mail-introduced-lead = { $talent }、{ $firm }：两位都答应了，请允许我们引荐。
mail-introduced-talent = 专家：{ $text }
mail-introduced-firm = 企业：{ $text }
mail-introduced-of = { $name }（{ $firm }）
mail-contact-email = 邮箱：{ $text }
mail-contact-phone = 电话：{ $text }
mail-contact-wechat = 微信：{ $text }
mail-introduced-why = 为什么想到两位：{ $text }
mail-introduced-times = 首次交谈，可选这两个时间：
mail-introduced-own-language = 两位语言相通。
mail-introduced-interpreter = 两位语言可能不通：工作站协助翻译，回信即可。
mail-introduced-note = { $office }的话：
mail-introduced-duties = 请不要透露保密信息；请留意自己对雇主、资助方的义务，以及制裁和出口管制规定。
mail-introduced-reply = “全部回复”即可开始。一周后我们会问一声是否已取得联系。
mail-follow-up-7-subject = 取得联系了吗？
mail-follow-up-7 = 一周前我们为您引荐（{ $title }）。取得联系了吗？
mail-follow-up-30-subject = 进展怎样？
mail-follow-up-30 = 一个月前我们为您引荐（{ $title }）。进展怎样？
mail-follow-up-180-subject = 半年了，有什么结果？
mail-follow-up-180 = 半年前我们为您引荐（{ $title }）。有什么结果？
mail-follow-up-open = 在这一页按一下就行：
mail-follow-up-why = 暂时没有进展，可以先放一放，链接 60 天内有效。我们只在第 7、30、180 天各问一次。
mail-recorded-subject = 我们为您记录了一个答复
mail-recorded-lead = 关于“{ $title }”，我们记录了您的答复：{ $answer }（{ $channel }，{ $day }）。
mail-recorded-words = 原话：
mail-recorded-wrong = 如果记错了，请在这里说明，它就不再算数：
