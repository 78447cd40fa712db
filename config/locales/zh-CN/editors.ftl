# 编辑页：关键词、需求、档案

## 关键词。% 处放入文字
chips-remove = 移除“%”
chips-removed = 已移除“%”
chips-added = 已加入“%”
chips-found = %条建议，用上下键选择，回车采用

## 需求：一句话
need-sentence = 这项需求，一句话
need-sentence-place = 我们在
need-sentence-anywhere = 不限地点
need-sentence-fields = 需要一位懂
need-field-1 = 领域
need-field-2 = 第二个领域，选填
need-field-3 = 第三个领域，选填
need-field-choose = 请选领域
need-field-more = ＋ 再加一个领域
need-sentence-title = 的专家，解决
need-sentence-end = 。
need-more = 说得更细

## 需求：人才库面板
pool-title = 人才库里现在
pool-strong = 很合适
pool-worth = 值得一看
pool-said = 人才库里现在很合适的 { $strong } 人，值得一看的 { $worth } 人
pool-costs = 少提一项会怎样
pool-cost = 很合适 { $strong } · 值得一看 { $worth }
pool-without-must = 不要求“{ $what }”
pool-without-min-degree = 不限学历
pool-without-min-years = 不限年限
pool-without-languages = 不限语言
pool-without-only = 不用“{ $what }”排除人
pool-no-names = 只数人数，不显示姓名；数的时候什么都不保存。
pool-bands = 工作站核实贵单位之前，这里只分 0、1–4、5 以上三档。
pool-not-yet = 按下面的按钮，数一数人才库里现在有多少合适的人。
pool-incomplete = 再补上几项就能数：
pool-spent = 数得有点多了，{ $n } 分钟后再数。照常填写和保存即可。
pool-count = 数一数

## 需求：建议。都只是建议，不影响提交
need-hints-title = 怎样写更好
need-hint-vague-title = 标题太笼统，搜不到对的人。请写出产品、工艺或指标，例如“长链多肽工艺放大”。
need-hint-no-deadline = 没有写截止日期，会按 90 天算。有期限就请写上，专家好安排时间。
need-hint-no-budget = 没有写预算。写个范围，或写“面议”，答应的人会多。
need-hint-contact = “{ $said }”像是联系方式，公开文字里请删去。双方同意引荐后，工作站会转交联系方式。
need-hint-unfair-age = “{ $said }”限制了年龄。法律不允许，平台也不按年龄匹配。请改写成需要的经验。
need-hint-unfair-sex = “{ $said }”限制了性别。法律不允许，平台也不按性别匹配。请删去。
need-hint-unfair-family = “{ $said }”涉及婚育。法律不允许，平台也不按婚育匹配。请删去。
need-hint-unfair-origin = “{ $said }”限制了籍贯、户籍或民族。法律不允许，平台也不按此匹配。请删去，或改写成工作地点。
need-hint-similar = 贵单位的这项需求和它很像，还在进行中。改那一项就行，不必再发一次。

## 档案：草稿
draft-none = 边写边存草稿，可随时离开。按“保存”后生效。
draft-saving = 正在存草稿……
draft-kept = 草稿已存（{ $at }），可随时离开。按“保存”后生效。
draft-failed = 草稿没有存上：连不上网站，或登录已过期。请不要关闭本页，稍后会再试。
draft-conflict = 草稿没有存上：档案在别处改过了。这里填的都还在，可以先看看现在的内容，再按“保存”。
draft-conflict-see = 看现在的内容
draft-older-short = 档案在别处改过了。
draft-older = 下面是您这次填的内容，一点没丢。按“保存”会替换现在的内容，请先核对“隐私与联系”。
draft-drop = 不要草稿
draft-save-next = 保存并继续
draft-save-done = 保存并返回
draft-counts-once-saved = 保存后才生效：马上重新匹配，企业看到的也随之更新。
draft-waits-short = 有修改还没保存。
draft-waits = 草稿存于 { $at }，现在还不生效。
draft-waits-open = 接着改，或不要草稿
done-draft-dropped = 草稿已删，下面是现在的档案。
part-done = 已填好

## 档案：谁能看到什么
seen-who = 谁能看到什么
seen-nothing = 不显示
seen-public = 公众
seen-firm-before = 匹配到的企业，您答应之前
seen-firm-yes = 匹配到的企业，您答应之后
seen-firm-met = 双方都答应，引荐之后
seen-ticked = 只有您勾选的
seen-staff = 工作人员
seen-all-but-contact = 档案全部，不含联系方式
seen-staff-about = 工作人员审核时看到本页的内容。要看电话、微信和邮箱，须写明理由，每次都有记录，您可以查到。
seen-address = 邮箱

## 我的引荐
introduction-look-answer = 看一看，再答复
introduction-next-yours-talent = 等您答复。看看企业的难题，答应或谢绝都行，谢绝不用说理由。
introduction-next-yours-firm = 有人愿意帮忙，等贵单位答复。
introduction-next-theirs-talent = 等企业答复，您不用做什么。
introduction-next-theirs-firm = 等对方答复，您不用做什么。
introduction-next-both-yes = 双方都答应了，工作站正在安排引荐，您不用做什么。
introduction-next-introduced = 已经引荐。请直接联系对方；之后我们会问一次进展。
introduction-next-success = 有了成果，谢谢您。
introduction-next-no-deal = 这次没有谈成，不影响以后的引荐。
introduction-next-declined = 有一方谢绝了，到此为止。
introduction-next-expired = 没有按时答复，已经结束。需要时工作站可以再问一次。
introduction-next-halted = 工作站停下了这次引荐，您不用做什么。
introduction-next-ended = 引荐之后，平台上已经结束；你们可以照常联系。
introduction-none-talent-1 = 有企业的难题和您的专长对得上，工作人员先看过，再写信问您。
introduction-none-talent-2 = 您看了难题再决定。答应之前，企业不知道有您这个人。
introduction-none-talent-3 = 双方都答应，工作站才互相介绍。档案写得具体，来问的就更准。
introduction-none-profile = 把档案写得更具体
introduction-none-firm-1 = 发布需求，工作站核实单位、审核需求。
introduction-none-firm-2 = 找到合适的人，工作站先问本人愿不愿意。
introduction-none-firm-3 = 本人答应后，我们写信问贵单位；双方都答应，就互相介绍。

## 我的需求
needs-closes-at = 截止：{ $time }
needs-next-finish = 接着写，写完提交
needs-next-change = 按要求修改
needs-next-renew = 延期或结束
needs-next-resume = 打开，继续找人
needs-none-first = 发布第一项需求

## 单位
enterprises-next = 下一步：
enterprises-next-draft = 提交第一项需求，单位就一起送交工作站核实。
enterprises-next-changes = 按工作站的意见改好，保存，再提交一项需求。
enterprises-next-uscc = 填上统一社会信用代码，工作站核实会更快。
need-older-short = 同事刚刚改过这项需求。
need-older = 下面是您这次填的内容，一点没丢。按“保存”会替换现在的内容，请先看一眼。
