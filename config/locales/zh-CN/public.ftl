# 公开的企业需求
nav-open-needs = 企业需求
nav-fields = 领域
open-title = 企业需求
open-lead = 甘肃企业公开的难题和岗位。看到自己懂的，登记一下，工作站来牵线。
open-filter = 筛选企业需求
open-words = 关键词
open-any = 不限
open-place = 市州
open-any-place = 全省
open-show = 筛选
open-all = 显示全部
open-see-all = 查看全部需求
open-counted = { $n } 项需求
open-page = 第 { $page } 页，共 { $pages } 页
open-pages = 翻页
open-before = 上一页
open-next = 下一页
open-not-all = 这里只有企业愿意公开的需求。登记之后，没有公开的需求合适时，我们也会先问您。
open-none = 现在还没有公开的需求
open-none-about = 登记您的专长，有合适的需求，我们写信问您。企业也可以现在就发布第一项。
open-none-narrowed = 没有符合全部条件的需求
open-none-narrowed-about = 去掉一个条件再看看。也可以先登记，合适的需求出现时，我们写信问您。
open-firm-hidden = 甘肃的一家企业
open-gansu = 甘肃
open-sought = { $kind }：{ $about }
open-summary = { $kind }，{ $fields }，{ $place }。方式：{ $modes }。截止 { $day }。
open-topics = 涉及
open-years = { $n } 年以上
open-terms = 条件
open-closes = { $day }截止
open-own-words = 企业原文
open-own-words-about = 企业用英文写的，照原样刊出；上面的标题由我们按专业词表编写。
open-help = 我能帮上忙
open-help-about = 登记时会替您选好领域。免费，可匿名，随时删除。
open-help-known = 您已经登记。您的档案会和这项需求一起比对，合适就写信问您。
open-step-register = 您登记六项，邮件里点一次确认
open-step-look = 系统比对，工作人员审核
open-step-ask = 合适就先问您；双方都同意才引荐
open-others = 同领域的其他需求
open-over = 这项需求已经结束
open-over-about = 可能已经找到人，也可能过了截止日期。看看其他需求吧。
open-missing = 没有公开这样一项需求
open-missing-about = 链接可能不完整，也可能企业正在修改这项需求。
fields-title = 十二个领域
fields-lead = 陇原英才按这十二个领域登记专家、发布需求。点开一个，看看包括什么、现在需要什么。
fields-base = 上方加粗的三个是起步时的领域，其余是甘肃和兰州的重点产业。
fields-about = { $field }：包括哪些方向，甘肃企业现在需要什么。
fields-sought = 现在需要
fields-none = 这个领域现在没有公开的需求
fields-none-about = 可以先登记专长，出现合适的需求时，我们写信问您。
fields-all = 查看全部 { $n } 项
fields-inside = 包括什么

# 首页
home-beginning = 正在起步，您会是最早的成员之一。
home-size = 已有 { $people } 位专家 · { $needs } 项需求
home-size-introduced = 已有 { $people } 位专家 · { $needs } 项需求 · 引荐 { $introduced } 次
home-map-finding = { $places } 个市州有 { $needs } 项公开需求，点开看
home-map-table = 数据表
home-map-needs = 公开需求
home-newest = 最新需求

# 登记
talents-from-need = 您想帮忙的需求：{ $title }
talents-from-need-about = 领域已经替您选好。登记之后，您的专长会和这项需求一起比对。

# 发布需求
error-fields-suggested = 还没选领域。我们按您写的内容替您勾选了，请看一眼，再提交一次
