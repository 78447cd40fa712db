# 工作概览：六张图
nav-dashboard = 概览
pictures-title = 工作概览
pictures-today = 今天
pictures-to-review = { $n ->
   *[other] 项需求待审
 }
pictures-overdue = { $n ->
   *[other] 件事逾期
 }
pictures-bounced = { $n ->
   *[other] 封退信
 }
pictures-ending = { $n ->
   *[other] 项需求三天内截止
 }
pictures-pool-now = 人才库与需求
pictures-work = 从推荐到引荐
pictures-period = 统计期间
pictures-period-quarter = 本季度
pictures-period-year = 今年
pictures-period-all = 全部
pictures-since = { $day }以来
pictures-ever = 从一开始
pictures-table = 数据表
pictures-csv = CSV
pictures-svg = SVG
pictures-list-people = 看人才名单
pictures-list-needs = 看开放的需求
pictures-list-review = 去审核
pictures-list-introductions = 看引荐进展
pictures-field = 领域
pictures-others = 其他
pictures-all = 合计
pictures-people = 人数
pictures-prefecture = 市州
pictures-counties = 其中写明县区的
pictures-step = 步骤
pictures-pairs = 对数
pictures-of-before = 占上一步
pictures-days = 天数
pictures-introductions = 引荐次数
pictures-week = 周（周一）
pictures-mails-sent = 送出的邮件
pictures-mails-failed = 未送达的邮件
# 领域和现居地
pictures-name-pool = 领域和现居地
pictures-pool-about = 库中现有 { $n } 人，按领域和现居地分。一人可有几个领域，每个领域都计入。
pictures-pool-few = { $n ->
    [0] 人才库里还没有人
   *[other] 人才库里只有 { $n } 人，还看不出什么
 }
pictures-pool-none = 库里的人都还没有填写领域
pictures-pool-one = { $field }人最多：{ $n } 位，其中{ $country } { $m } 位
pictures-pool-tied = { $names }人最多，各 { $n } 位
pictures-pool-many = 有 { $k } 个领域并列最多，各 { $n } 位
pictures-empty-pool = 有人登记并确认邮箱后，这里会显示他们的领域和现居地。
# 和甘肃的缘分
pictures-name-ties = 和甘肃的缘分
pictures-ties-about = 库中 { $n } 人和甘肃有缘，按市州分；和几处有缘，就在几处计入。{ $elsewhere ->
    [0] { "" }
   *[other] 另有 { $elsewhere } 人没有写明地点。
 }
pictures-ties-few = { $n ->
    [0] 还没有人写明和甘肃的缘分
   *[other] 只有 { $n } 人和甘肃有缘，还看不出什么
 }
pictures-ties-none = 有缘的人都没有写明地点
pictures-ties-one = 和{ $place }有缘的人最多：{ $n } 位；{ $without ->
    [0] 十四个市州都有人
   *[other] 还有 { $without } 个市州没有人
 }
pictures-ties-tied = 和{ $names }有缘的人最多，各 { $n } 位
pictures-ties-many = 有 { $k } 个市州并列最多，各 { $n } 位
pictures-empty-ties = 有人写明籍贯、求学或工作过的地方后，这里会按市州显示。
# 供需
pictures-name-demand = 人才与需求
pictures-demand-about = 每格：够得上这一学历的人数／要求它的需求数。现有 { $n } 项开放的需求。
pictures-demand-few = { $n ->
    [0] 还没有开放的需求
   *[other] 只有 { $n } 项开放的需求，还看不出什么
 }
pictures-demand-none = 开放的需求都没有填写领域
pictures-demand-scarce = 最缺人的是{ $field }：{ $level }的需求 { $needs } 项，够得上的有 { $people } 人
pictures-demand-busy = { $field }的需求最多：{ $needs } 项，领域内有 { $people } 人；没有一格需求多于人
pictures-demand-cell = { $level }：{ $people } 人，{ $needs } 项需求
pictures-level-none = 不限
pictures-level-bachelor = 本科
pictures-level-master = 硕士
pictures-level-doctor = 博士
pictures-asks-none = 不限学历
pictures-asks-bachelor = 要求本科
pictures-asks-master = 要求硕士
pictures-asks-doctor = 要求博士
pictures-scale-low = 人手宽裕
pictures-scale-high = 人手紧缺
pictures-empty-demand = 有了人才和开放的需求后，这里会显示哪里缺人。
# 漏斗
pictures-name-funnel = 从推荐到成果
pictures-funnel-about = { $since }推荐的每一对，到今天走到了哪一步。
pictures-funnel-few = { $n ->
    [0] 这段时间还没有推荐
   *[other] 这段时间只推荐了 { $n } 对，还看不出什么
 }
pictures-funnel-finding = 推荐 { $n } 对，引荐 { $introduced } 对（{ $share }%）
pictures-stopped-reviewed = ；其余大多还在等审核
pictures-stopped-both-yes = ；其余大多没有等到双方同意
pictures-stopped-introduced = ；其余大多双方已同意，还没有引荐
pictures-step-suggested = 推荐
pictures-step-reviewed = 已审核
pictures-step-both-yes = 双方同意
pictures-step-introduced = 已引荐
pictures-step-met = 已联系上
pictures-step-outcome = 有成果
pictures-empty-funnel = 有了推荐的人选后，这里会显示他们走到了哪一步。
# 天数
pictures-name-days = 引荐用了几天
pictures-days-about = { $since }引荐的每一对，从推荐到引荐隔了几天。
pictures-days-few = { $n ->
    [0] 这段时间还没有引荐
   *[other] 这段时间只引荐了 { $n } 次，还看不出什么
 }
pictures-days-finding = { $n } 次引荐，一半{ $median }完成，九成{ $ninth }完成
pictures-days-n = { $n ->
    [0] 当天
   *[other] 在 { $n } 天内
 }
pictures-median = 一半：{ $n } 天
pictures-ninth = 九成：{ $n } 天
pictures-days-axis = 天数，一点是一次引荐
pictures-each-dot = 同一天数的太多时，一点是 { $n } 次
pictures-empty-days = 有了引荐后，这里会显示用了几天。
# 每周
pictures-name-weeks = 每周引荐与邮件
pictures-weeks-about = 最近 26 周，每周从周一算起，最后一周还没有过完。
pictures-weeks-few = { $n ->
    [0] 最近 26 周没有引荐
   *[other] 最近 26 周只引荐了 { $n } 次，还看不出什么
 }
pictures-weeks-finding = 最近 26 周引荐 { $n } 次；最近四周 { $late } 次，再往前四周 { $before } 次
pictures-weeks-arrived = ；邮件送达 { $share }%
pictures-weeks-line = 引荐次数
pictures-weeks-mails = 邮件：● 都已送达　◐ 有未送达　✕ 未送达超过 5%
pictures-empty-weeks = 有了引荐和邮件后，这里会显示每周的情况。
# 匹配卷宗
dossier-title = 匹配卷宗
dossier-open = 打印卷宗
dossier-how = 用浏览器的打印功能打印，或存为 PDF，纸张选 A4。每一页都印有水印“{ $mark }”，这次打开已按编号记录；请当面交付，用完收回。
dossier-who = 人选
dossier-need = 需求
dossier-why = 为何匹配
dossier-touching = 对得上的词
dossier-gaps = 缺口
dossier-no-gaps = 没有发现
dossier-agreed = 双方的意愿
dossier-nobody-asked = 还没有征询任何一方。
dossier-gives = 同意提供：{ $fields }
dossier-versions = 评分版本 { $engine } · 档案第 { $profile } 版 · 需求第 { $need } 版 · 打印编号 { $code }
