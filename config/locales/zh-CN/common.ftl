# 全站通用
brand = 陇原英才
language-name = 中文
skip-to-main = 跳到正文
demo-mark = 演示数据
demo-invented = 人物、企业和邮件都是虚构的。
demo-doors = 演示入口
nav-label = 主菜单
nav-review = 审核
nav-people = 人才
nav-needs = 需求
nav-outbox = 发件箱
nav-my-profile = 我的档案
nav-my-needs = 我的需求
nav-register = 登记专长
nav-post-need = 发布需求
nav-account = 我的账号
nav-sign-in = 登录
nav-sign-out = 退出
foot-host = { $office }主办
foot-label = 页脚
foot-about = 关于与联系
foot-privacy = 隐私
clock-both = { $place } { $here } · 兰州 { $lanzhou }
clock-one = 兰州 { $lanzhou }
zone-los-angeles = 旧金山
mail-status = 邮件状态
mail-not-sent = 邮件没有发出。
mail-waiting = { $n ->
    [0] 没有邮件在等待。
   *[other] 有 { $n } 封在等待。
 }
mail-open-outbox = 查看发件箱
mail-cause-unconfirmed = 测试邮件里的链接还没有点开。
mail-cause-not-set = 还没有设置邮件服务器。
mail-cause-failing = 邮件服务器的回答：
mail-cause-none = 邮件正常。
error-page-hint = 链接可能写错了，或者已经过期。您填写的内容没有被改动。
error-page-home = 回到首页
error-page-number = 如果总是这样，请把这个编号告诉我们：

# 出错的原因
failure-400 = 这个请求读不懂
failure-401 = 请先登录
failure-403 = 您没有权限做这一步
failure-404 = 这里没有这一页
failure-405 = 这个地址不接受这种请求
failure-408 = 等待太久，请再试一次
failure-409 = 这一项刚刚有了变化，请刷新后再看
failure-410 = 这个链接已经失效
failure-413 = 内容太大了
failure-415 = 不接受这种格式
failure-421 = 这个域名不归本站管
failure-422 = 有些内容需要改一改
failure-429 = 次数太多了，请稍等再试
failure-500 = 我们这边出了故障
failure-503 = 暂时无法服务，请稍后再试
failure-csrf = 这个表单已经过期，请返回刷新后再提交
failure-link-used = 这个链接已经用过了
failure-link-expired = 这个链接已经过期
failure-no-session = 请先登录
failure-self-review = 不能审核自己的档案或企业
failure-undo-expired = 撤销的时间已经过了
failure-version = 别人刚刚改过这一项，请刷新后再看
failure-illegal-move = 这一项现在的状态不允许这样做
