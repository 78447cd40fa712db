# 登记
talents-new-title = 登记我的专长
talents-new-lead = 六项必填，约三分钟。
talents-email = 电子邮箱
talents-email-hint = 建议用私人邮箱，不用单位邮箱。确认链接寄到这里，企业看不到。
talents-name = 您的姓名
talents-name-hint = 照您平时的写法，中文、拼音、英文都行。引荐之前企业看不到。
talents-country = 现居国家
talents-fields = 领域
talents-fields-hint = 最多选三个。
talents-headline = 用一句话说，您能帮上什么
talents-headline-hint = 中文或英文，240 字以内。写具体些：做过什么，做到多大。不写姓名和雇主。
talents-modes = 愿意怎么合作
talents-modes-hint = 可多选。
talents-more = 再多说一点
talents-more-why = 全部选填，写了更容易配上
talents-skills = 关键词
talents-skills-hint = 用逗号隔开，例如：固相合成，制备纯化，GMP。
talents-degree = 最高学历
talents-years-experience = 从业年限
talents-gansu-ties = 和甘肃的缘分
talents-gansu-ties-hint = “没有，但感兴趣”也是很好的回答。
talents-blocked-firms = 绝不能看到我的单位
talents-blocked-firms-hint = 每行一个名称或网址，例如现在的雇主。它们永远不会看到您的卡片。
talents-phone = 电话
talents-phone-hint = 只在您同意引荐时，才交给您同意的那家企业。
talents-consents = 两项同意
talents-consents-hint = 缺一项就无法登记。以后随时可以撤回，撤回后立即停用。
talents-consent-pool = 我同意工作站保存以上资料，由工作人员查看，用来为我寻找合适的合作。
talents-consent-border = 我同意为此目的，资料在我所在的国家、美国和中国之间传送。
talents-sealed = 确认之前，资料加密保存，七天不确认就删除。
talents-preview = 卡片预览

# 我的档案
talents-me-title = 我的档案
talents-me-draft = 提交之后，工作站就开始为您留意。
talents-me-pooled = 工作站正在为您留意；合适的需求出现，会先问您。
talents-me-changes-requested = 请按工作站说的改一改，再提交一次。
talents-me-rejected = 目前不参加匹配。如果您认为不妥，请在三十天内写信给工作站。
talents-me-paused = 这段时间不会有人来问您。
talents-me-suspended = 目前不参加匹配，原因工作站已经告诉您。
talents-me-stale = 半年没有动静了，暂时不再推荐。
talents-me-archived = 目前各处都不显示。
talents-me-withdrawn = 已经不再参加匹配，七天后彻底删除；在那之前随时可以回来。
talents-me-erased = 只留下一个编号。
talents-me-until = 到 { $day } 为止。
talents-row-name = 姓名
talents-row-email = 电子邮箱
talents-row-country = 现居国家
talents-row-fields = 领域
talents-row-modes = 方式
talents-row-ties = 和甘肃的缘分
talents-row-blocked = 看不到我的单位
talents-wrote = 我填写的内容
talents-edit = 修改
talents-submit = 提交我的档案
talents-resume = 现在就恢复
talents-return = 回到人才库
talents-pause = 暂停
talents-pause-why = 暂时不想被询问
talents-pause-until = 暂停到哪一天
talents-pause-until-hint = 到期自动恢复，也可以提前恢复。空着就一直停到您自己恢复。
talents-withdraw = 删除我的资料
talents-withdraw-why = 七天内可以反悔
talents-withdraw-about = 马上从匹配中移除，七天后彻底删除。
talents-card = 企业看到的卡片
talents-as-firm = 看看企业眼里的我
talents-blocked-count = { $n ->
    [0] 没有
   *[other] { $n } 个
 }

# 企业眼里的我
talents-stage-lead = 企业什么时候知道您的什么。每一步都要您先答应。
talents-stage-before = 您答应之前
talents-stage-before-about = 什么都不知道：看不到卡片，也不知道有您这个人。您说不，企业也不会得知。
talents-stage-yes = 您答应这家企业之后
talents-stage-yes-about = 看到这张卡片和您的那句话；那句话您可以先改，也可以不给。
talents-stage-met = 企业也答应之后
talents-stage-met-about = 看到您的姓名、雇主和职务，以及您当时勾选的联系方式。

# 修改档案
talents-edit-title = 修改我的档案
talents-parts = 档案的各部分
talents-part-basics = 1 · 基本
talents-part-expertise = 2 · 专长
talents-part-career = 3 · 学历与经历
talents-part-wishes = 4 · 意向
talents-part-privacy = 5 · 隐私与联系
talents-other-name = 姓名的另一种写法
talents-other-name-hint = 汉字或拉丁字母，两种都用的话请补上。
talents-city = 所在城市
talents-city-hint = 城市和州，例如：Palo Alto, CA。企业最多只看到州。
talents-headline-other = 这句话的另一种语言
talents-headline-other-hint = 空着的话，读者看到的是原文。
talents-summary = 再详细一点
talents-summary-hint = 工作人员会看，也用于匹配，企业看不到。请勿写雇主的保密信息。
talents-summary-other = 另一种语言的同样内容
talents-employer = 现在的雇主
talents-employer-hint = 只用来保证您的雇主永远看不到您。
talents-title = 职务
talents-languages = 工作语言
talents-available-from = 从什么时候起
talents-ties-where = 请选地方；不想细说就选“甘肃某地”。
talents-tie-anywhere = 甘肃某地
talents-wechat = 微信
done-profile-saved = 已保存。如果您在库中，会马上重新匹配。
done-paused = 已暂停，这段时间不会有人来问您。
done-resumed = 已恢复，重新参加匹配。
done-profile-withdrawn = 您的档案已经离开人才库，七天后彻底删除。
done-profile-pooled = 您的档案已经进入人才库，回执正寄往您的邮箱。
done-profile-erased = 您的资料已经彻底删除，最后一封邮件会告诉您。

# 马上删除
talents-erase-instead = 不等七天，现在就删除
talents-erase-title = 现在就删除我的资料
talents-erase-lead = 马上生效，无法恢复。
talents-erase-goes = 会删掉的
talents-erase-goes-about = 您的姓名、联系方式和填写的一切，用于匹配的关键词，以及工作人员为此写下的话。
talents-erase-account-too = 您的账户和邮箱也一并删除。
talents-erase-stays = 会留下的
talents-erase-stays-about = 编号 { $code }，以及您同意过、又撤回过的记录。这些都认不出是您。
talents-erase-mail = 最后一封邮件
talents-erase-mail-about = 告诉您删除已经完成。数据库的备份到期也会删掉。
talents-erase-do = 现在全部删除
talents-erase-keep = 先不删
talents-still-right = 内容仍然属实
done-profile-confirmed = 已确认，继续参与匹配。
