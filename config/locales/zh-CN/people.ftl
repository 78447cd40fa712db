# 谁能看到我
visibility-title = 谁能看到我
visibility-lead = 谁能看到您的卡片、多久问您一次，都由您定。无论怎么选，姓名和联系方式都不会露出来。
visibility-allow = 我允许的
visibility-browse-ok = 已核验的企业可以看到我的代号卡片
visibility-browse-about = 不勾选就不开放。只显示代码：领域、国家、学历、年限区间、语言和合作方式；不显示您那句话、所在城市和与甘肃的缘分。企业感兴趣时先找工作站，看更多之前都会先问您。
visibility-monthly-limit = 每月最多问我几次
visibility-monthly-limit-hint = 按您所在地的自然月计算。选 0，就没有人来问您，企业也看不到您。
visibility-month = 本月：{ $n } / { $most } 次。
visibility-month-never = 您目前不接受征询。
visibility-blocked-firms = 绝不能看到我的单位
visibility-blocked-firms-hint = 每行一个名称或网址。它们永远看不到您的卡片；与其中某家正在进行的事会立即停止。
visibility-save = 保存
visibility-never = 永远看不到您的单位
visibility-employer = 您的雇主。
visibility-means = 本平台上对应：{ $names }
visibility-means-more = 本平台上对应：{ $names } 等，另有 { $n } 家
visibility-means-nobody = 本平台上暂无对应；以后加入的也同样看不到您。
visibility-rest = 休息一阵
visibility-rest-open = 暂停或恢复
visibility-seen-visitor = 网站访客
visibility-seen-visitor-about = 看不到您的任何内容：最多是人才库的总数，而且满五人才显示。
visibility-seen-browse = 浏览中的已核验企业
visibility-seen-asked = 您答应过的企业
visibility-nothing = 目前不显示
visibility-would = 若开放，看到的是：
visibility-hidden-off = 您没有勾选。
visibility-hidden-never = 您不接受征询。
visibility-hidden-state = 您的档案目前不参加匹配。
visibility-hidden-accept = 工作站还没有看过您的档案。
visibility-now-on = 已核验的企业可以看到您的代号卡片。
visibility-now-off = 在您答应某家企业之前，企业什么也看不到。
done-visibility-saved = 已保存，即刻生效。
error-names-no-firm = 每一条要有文字或数字，例如单位名称或网址

# 已核验企业看到的
nav-find-people = 找人才
people-title = 可能帮上忙的人
people-lead = 这些人愿意让已核验的企业按代号看到卡片。请说明对哪项需求感兴趣；工作站看过以后去征询本人。
people-for-this-need = 为它找人才
people-order = 排序
people-order-newest = 新加入的在前
people-any = 不限
people-go = 显示
people-counted = { $n ->
    [0] 没有人
   *[other] 共 { $n } 位
 }
people-counted-more = { $n }+ 位
people-fit = 契合度约 { $n }
people-asked-for = 已表示感兴趣
people-none = 没有可显示的人
people-none-narrowed = 没有人符合全部条件。
people-none-about = 愿意在征询之前开放卡片的人不多；其他人选，工作站会主动向您推荐。
people-all = 显示全部
people-card = 这位人才开放的内容
people-card-about = 姓名、单位和联系方式，等双方都愿意、正式引荐时才给。
people-for-need = { $code } { $title }（契合度约 { $fit }）
people-missing-lead = 人才卡片只给已核验、且有需求正在进行的企业看。
people-missing-done = 已具备
people-missing-open = 还缺
people-missing-verified = 工作站已核验贵单位。
people-missing-need = 工作站已开放贵单位的一项需求。
people-missing-meanwhile = 您提交过的需求，工作站照常物色人选。
people-missing-closed = 贵单位已经关闭，看不到任何人。如有误，请写信给工作站。
people-missing-suspended = 工作站已暂停贵单位，暂时看不到任何人。如有异议，请回复相关邮件。
people-spent-title = 今天先看到这里
people-spent-about = 贵单位看过的卡片已到一家企业的上限。已经表示过的意向照常进行。
people-spent-until = { $time } 起可以继续。

# 企业的意向
interest-title = 我们感兴趣
interest-about = 请选择需求。工作站先看，再去征询本人；无论结果如何都会告诉您。
interest-need = 用于哪项需求
interest-consent-contact = 联系方式
interest-fields = 联系方式
interest-until = 工作站批准之前，可以在“引荐”里收回。
interest-press = 我们感兴趣
interest-nothing-left = 您的每项需求都已对这位表示过意向。
interest-own-title = 我们感兴趣的人
interest-take-back = 收回
interest-state-with-workstation = 工作站正在看
interest-state-person-asked = 正在征询本人
interest-state-both-yes = 双方都愿意，工作站为你们引荐
interest-state-introduced = 已完成引荐
interest-state-no-longer-available = 已不可继续
interest-state-taken-back = 已收回
done-interest-expressed = 工作站已收到您的意向，正在看。无论结果如何都会告诉您。
done-interest-taken-back = 已收回。

# 工作人员
review-origin-firm = 企业看过卡片后点名想认识
review-origin-staff = 人工推荐
review-origin-short-firm = 企业点名
review-origin-short-staff = 人工
review-asked-enough = 本月已问过 { $n } 次，达到本人的上限；{ $day }起可以再问。
review-asked-never = 本人目前不接受征询。
review-asked-enough-short = 本月已问满
propose-open = 推荐其他人
propose-title = 人工推荐
propose-find = 查找人选
propose-words = 代号或姓名
propose-search = 查找
propose-hint = 按代号、姓名或领域查找，旁边显示两个分数。
propose-found = 查到的人
propose-none = 没有查到。可以只输姓名的一部分，或只选领域。
propose-more = 还有更多，请缩小范围。
propose-asked-enough = 本月已问满：可以先推荐，下个月起才能批准。
propose-reason = 为什么推荐
propose-reason-hint = 给同事看，写在这一对旁边。
propose-press = 推荐
propose-for-which = 推荐到哪项需求？
propose-no-needs = 没有合适的需求，或此人目前不参加匹配。
propose-needs-table = 需求与分数
done-match-proposed = 已推荐，请像其他匹配一样审核。
none-found-open = 没有找到人
none-found-title = 没有找到人
none-found-about = { $n ->
    [0] 需求就此结束。企业会收到一封措辞中性的信，说明接下来可以怎么做。
   *[other] 需求就此结束，{ $n } 个待审的推荐随之失效。企业会收到一封措辞中性的信，说明接下来可以怎么做。
 }
none-found-introductions = 这项需求还有引荐没有结束。请先结束它，或等它有结果：
none-found-press = 结束物色
none-found-keep = 继续物色
none-found-not-open = 只有进行中的需求才能这样结束。
done-search-ended = 物色已结束，信一分钟后发出。
done-search-reopened = 已撤销：需求照旧进行，信不会发出。

# 未能完成
failure-not-approved = 企业通过核验后才能查看，如有变化请联系工作站
failure-no-open-need = 只有需求正在进行的企业才能看卡片
failure-pool-budget = 贵单位今天看过的卡片已到上限，请晚些再看
failure-not-available = 目前不能就这项需求征询这位
failure-interest-exists = 贵单位已就这项需求对这位表示过意向
failure-too-many-interests = 贵单位进行中的意向已到上限；请等答复，或收回一个
failure-talent-limit-reached = 此人本月已问满，达到本人的上限
failure-barred-own-firm = 此人就是该企业的联系人
failure-barred-own-employer = 该企业是此人的雇主
failure-barred-block-list = 此人说过该企业绝不能看到自己
failure-already-suggested = 已在这项需求的推荐之中
failure-already-approved = 这项需求已批准过此人
failure-introductions-open = 这项需求还有引荐没有结束
error-unknown-filter = 没有这个筛选项

# 邮件
mail-interest-subject = { $talent }：有企业感兴趣（{ $need }）
mail-interest-lead = 有企业看过 { $talent } 的卡片，想就 { $need }（{ $title }）认识这位。
mail-interest-firm = 企业：{ $name }
mail-interest-scores = 适合需求 { $fits } · 符合本人意愿 { $suits }
mail-interest-open = 查看这一对：
mail-interest-next = 您批准之前，本人不会知道；在那之前企业也可以收回。
mail-unusual-subject = { $code } 看的卡片比平常多
mail-unusual-cards = { $name }（{ $code }）今天看过的卡片已到 { $n } 张，明天之前不再显示。
mail-unusual-lists = { $name }（{ $code }）十分钟内打开卡片列表超过 { $n } 次。
mail-unusual-what = 也许是求才心切，也许是程序在抄录人才库。没有显示过任何人的姓名和联系方式。如果像是在抄录，请写信问问该企业。
mail-unusual-open = 查看企业：
mail-none-found-subject = { $code }：暂时没有找到合适的人
mail-none-found-lead = 需求 { $code }（{ $title }）暂时没有找到合适的人，这次物色先到这里。
mail-none-found-may = 您可以：
mail-none-found-widen = – 把需求放宽些：少几个条件，换一种合作方式，或改为远程。
mail-none-found-again = – 过几个月再发布一次，人才库里一直有新人加入。
mail-none-found-open = 您的需求：
mail-none-found-next = 如果还有能帮助我们物色的线索，直接回信就好。
notice-kind-office-interest = 企业感兴趣（工作站）
notice-kind-unusual-use = 异常使用
notice-kind-need-none-found = 没有找到合适的人
