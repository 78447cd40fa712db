# 演示入口
demo-title = 演示：从哪扇门进去？
demo-lead = { $people } 位虚构的人才、{ $needs } 项虚构的需求，已经配好。进哪扇门都不用口令。
demo-door-talent = 人才
demo-door-about-talent = 看企业会看到的那张卡片，改一句话，看看匹配怎么变。
demo-door-enter-talent = 以人才身份进入
demo-door-enterprise = 企业
demo-door-about-enterprise = 发一项需求，或接着改一项已有的。
demo-door-enter-enterprise = 以企业身份进入
demo-door-workstation = 工作站
demo-door-about-workstation = 逐项审核需求，按 A 批准，按 Z 撤销。
demo-door-enter-workstation = 以工作人员身份进入
demo-mails = 邮件
demo-mails-about = 演示里的邮件不会寄出。每一封都能在这里按收件人看到的样子读。
demo-mails-open = 打开邮件 · { $n } 封
