# 编辑页：关键词、需求、档案

## 关键词。% 处放入文字
chips-remove = 移除“%”
chips-removed = 已移除“%”
chips-added = 已加入“%”
chips-found = %条建议，用上下键选择，回车采用
