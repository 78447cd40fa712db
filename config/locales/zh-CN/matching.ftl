# 匹配的理由：审核页和来信中的话。

matching-criterion-speciality = 专长
matching-criterion-meaning = 语义
matching-criterion-heart = 本人的主业
matching-criterion-must = 必须会 { $met }/{ $all }
matching-criterion-nice = 最好会 { $met }/{ $all }
matching-keyword-must = 必须会
matching-keyword-nice = 最好会
matching-criterion-field = 领域
matching-criterion-mode = 合作方式
matching-criterion-degree = 学历
matching-criterion-years = 年限
matching-criterion-languages = 语言
matching-criterion-place = 地点
matching-criterion-availability = 时间
matching-criterion-words = 用词
matching-side-need = 这个人做的是不是需求要的？
matching-side-person = 这项需求适不适合这个人？
matching-order = 排序值

matching-result-met = 吻合：
matching-result-partly = 部分：
matching-result-missing = 不合：
matching-result-not-stated = 未说明：

matching-strength-strong = 强匹配
matching-strength-worth-a-look = 可看

matching-keywords-met = { $names }
matching-keywords-partly = 接近：{ $names }
matching-keywords-missing = 未提到：{ $names }
matching-keywords-not-stated = 无从比较：{ $names }
matching-and-then = ；
matching-denied = { $name }（本人说明不做）

matching-link-same = 完全对应
matching-link-narrower = 是其中一类
matching-link-broader = 所做更宽
matching-link-sibling = 方向相邻
matching-link-related = 方向相关
matching-link-subfield = 同一子领域
matching-link-meaning = 意思相近，不是凭据
matching-link-words = 用词相同
matching-link-denied = 本人说明不做

matching-speciality = { $concept }（{ $link }）
matching-speciality-missing = 没有对上的专长
matching-speciality-not-stated = 资料里看不出专长
matching-meaning = 意思相近：“{ $need }”与“{ $person }”
matching-meaning-partly = 意思有些相近：“{ $need }”与“{ $person }”
matching-meaning-missing = 两边说的不是一回事
matching-meaning-not-stated = 文字无法比较
matching-meaning-near = 两边都接近“{ $concept }”
matching-heart = 需求用得上其所长：{ $concept }
matching-heart-missing = 需求很少用到其所长
matching-heart-not-stated = 资料里看不出主业
matching-field = 都在：{ $person }
matching-field-partly = 所填领域不同，但所做相关
matching-field-missing = 需求：{ $need }；本人：{ $person }
matching-mode = 都接受：{ $person }
matching-mode-partly = 需求接受{ $need }；本人愿意{ $person }，相近
matching-mode-missing = 需求接受{ $need }；本人愿意{ $person }
matching-mode-not-stated = 本人未说明，需求接受{ $need }
matching-degree = { $person }，要求{ $need }
matching-degree-not-stated = 未写学历，要求{ $need }
matching-years = { $person } 年，要求 { $need } 年
matching-years-not-stated = 未写年限，要求 { $need } 年
matching-languages = 会{ $person }；需要{ $need }
matching-languages-missing = 会{ $person }；需要{ $need }，要请人翻译
matching-languages-not-stated = 未写语言；需要{ $need }
matching-place = 人在{ $person }，这样合作可行
matching-place-missing = 人在{ $person }，需求要人到甘肃
matching-availability = { $person }起有空，需求截至{ $need }
matching-availability-not-stated = 未写何时有空，需求截至{ $need }
matching-words = 两边都写到：{ $person }
matching-words-missing = 没有共同的用词
