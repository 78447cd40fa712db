# 关于与联系
about-title = 关于我们与联系方式
about-lead = 一个小小的工作站：听甘肃企业讲难题，一位一位地去问懂行的海外同行。
about-who = 我们是谁
about-who-office = 兰州科技创新（硅谷）工作站是兰州市设在硅谷的联络窗口。我们为与甘肃有缘、或者对甘肃感兴趣的海外人士建一个人才库，为甘肃企业的难题寻找解法。
about-who-people = 系统只做比对和建议，决定由人来做。工作人员逐条看过理由，先问海外的人，再问企业；双方都答应了，才引荐认识。
about-who-not = 这不是人才计划：不签合同，不要求保密，请勿提供雇主的保密信息。您对雇主和资助方的义务永远在先。
about-verify = 这封邮件是我们发的吗？
about-verify-lead = 拿不准的时候，核对这四点。有一点对不上，就值得怀疑。
about-verify-sender = 寄件人是
about-verify-sender-later = 寄件人地址会在工作站设置好之后写在这里。
about-verify-links = 信里每一个链接都以此开头：
about-verify-code = 凡是关于您的档案或需求的，信里写有编号（T-…、N-…），登录本站可以对照。
about-verify-never = 我们从不在邮件里索要口令、证件号码、钱款，也不索要您雇主的文件。
about-verify-doubt = 仍有疑问，就先不要点链接。请手动输入网址来到本站，或者写信到本页的邮箱问一声。
about-contact = 联系我们
about-office = 名称
about-address = 地址
about-mailbox = 邮箱
about-answer = 每一封来信都有人读，中文英文都可以。
about-not-set-up = 工作站还没有设置好。

# 隐私
privacy-title = 您的资料会怎样
privacy-lead = 先用六句话说清楚；您同意的原文全部列在下面。
privacy-short-names = 企业看到的是一张卡片，没有姓名、雇主和联系方式；双方都答应之后，才会告诉对方您是谁。
privacy-short-sealed = 姓名、邮箱和电话单独加密保存，每一次查看都有记录。
privacy-short-people = 系统只提建议，由人来看、由人决定；您可以要求说明理由。
privacy-short-leave = 您随时可以自己查看、修改、暂停和删除档案。
privacy-short-take = 您可以把全部资料带走一份，看到谁在什么时候看过什么；自己改不了的，请告诉我们，十五天之内答复。
privacy-short-cookie = 一个 Cookie 用来保持登录，另一个短时的用在登记之后的那一页；不做统计，不连接任何第三方网站。
privacy-texts = 您同意的文本
privacy-draft-about = 这份文本是草案，有待律师审定。
privacy-version = 第 { $n } 版
