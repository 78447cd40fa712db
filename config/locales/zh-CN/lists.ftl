# 名单的查找与筛选
lists-find = 查找
lists-words = 姓名、编号或关键词
lists-words-hint-talents = 汉字、拼音、首字母或外文名都可以，例如：王芳、wang fang、wf。
lists-words-hint-enterprises = 名称、字号的拼音或首字母、编号都可以，例如：陇肽、longtai、lt。
lists-words-hint-needs = 编号、标题里的词、企业名称或其拼音都可以。
lists-go = 查找
lists-more = 更多条件
lists-any = 不限
lists-field = 领域
lists-country = 现居国家
lists-place-talents = 和甘肃哪里有缘
lists-place-enterprises = 所在市州
lists-place-needs = 地点
lists-mode = 合作方式
lists-degree-talents = 学历
lists-degree-needs = 要求的学历
lists-mine = 只看我经手的
lists-mine-hint = 我作过决定、审核过或负责引荐的。
lists-waits = 等工作站处理
lists-waits-0 = 正在等
lists-waits-days = 等了 { $n } 天以上
lists-waited = { $n ->
    [0] 今天起等处理
   *[other] 等处理 { $n } 天
 }
lists-letters = 按姓名读音
lists-letters-firms = 按字号读音
lists-letter-other = 其他
lists-letter-all = 全部
lists-active = 已选条件
lists-drop = 去掉
lists-clear = 清除全部条件
lists-active-words = “{ $words }”
lists-active-letter = 读音 { $letter }
lists-counted-talents = 共 { $n } 位
lists-counted-enterprises = 共 { $n } 家
lists-counted-needs = 共 { $n } 项
lists-none-narrowed = 没有符合条件的条目。可去掉一个条件，或换一种写法。
# 保存的查找
lists-saved = 我保存的查找
lists-keep = 保存这组条件
lists-keep-name = 给它起个名字
lists-keep-hint = 以后点一下就能看到，并显示当前有几条；只有您自己看得到。
lists-keep-press = 保存
lists-saved-change = 改名或删除“{ $name }”
lists-saved-name = 名称
lists-saved-rename = 改名
lists-saved-remove = 删除这个查找
done-search-kept = 已保存，以后可在名单上方直接打开。
done-search-renamed = 已改名。
done-search-removed = 已删除；名单本身没有变化。
error-name-taken = 您已经有一个同名的查找
error-too-many-searches = 每个名单最多保存 12 个查找；请先删除一个
# 审核桌
desk-need-before = 上一项需求
desk-need-after = 下一项需求
desk-finished = 今天您已审完 { $n } 项需求。
# 引荐看板
desk-board-mine = 只看我负责的
desk-board-order = 截止最近的排在前面。
desk-board-newest = 最近的排在前面。
desk-next = 下一步：
desk-next-by-hand = 这一方没有邮箱，请打电话或写信征询，然后在详情里记录答复。
desk-next-wait = 等对方答复；到期没有答复会自动结束，期间会提醒一次。
desk-next-contact = 还缺联系方式的授权，请电话提醒。
desk-next-introduce = 双方都愿意，请打开详情，核对后引荐。
desk-next-news = 已引荐；系统会在第 7、30、180 天问双方近况，有消息请记录结果。
desk-waited = { $n ->
    [0] 今天到这一步
   *[other] 在这一步已 { $n } 天
 }
