# The page of components, in debug builds.
components-title = 组件
components-buttons = 按钮
components-states = 状态
components-notices = 提示
components-forms = 表单
components-score = 得分
components-facts = 要点
components-lists = 列表
components-pager = 翻页
components-ways = 步骤与空白
components-marked = 标出的词
