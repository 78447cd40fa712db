# 企业的答复情况，一句话
answers-none = 还没有结束的征询。
answers-few = { $asked } 次征询答复 { $answered } 次，次数还少，暂不评价。
answers-figures = { $asked } 次征询按时答复 { $answered } 次（{ $percent }%），一半的答复在 { $days } 个工作日内。
answers-at-once = { $asked } 次征询按时答复 { $answered } 次（{ $percent }%），大多半天之内就答复。
answers-never = { $asked } 次征询都没有答复。
answers-below = 低于 { $floor }%
answers-title = 贵单位的答复情况
answers-of-firm = 该企业的答复情况
answers-period = 统计最近十二个月的征询：已经答复的，和到期没有答复的。
answers-mend = 答复率低于 { $floor }%。贵单位新提交的需求，先由工作站看过，再与人才比对。再连续答复 { $more } 次，就自动恢复。答复“不合适”也算答复；打电话、写信告诉工作站也算。
answers-need-waits = 这条需求先由工作站看过，再与人才比对，因为 { $asked } 次征询中有 { $unanswered } 次没有答复。请答复收到的征询，之后会自动继续。
answers-need-waits-short = 先由工作站看过
answers-see-questions = 查看征询
answers-review-waits = 待您先看：该企业 { $asked } 次征询有 { $unanswered } 次未答复
answers-review-waits-about = 目前还没有为它推荐人才。方便时请先与企业沟通，然后让系统开始匹配，或在需求列表中开放、退回。企业恢复答复后会自动匹配。
answers-let-through = 仍然匹配
done-let-through = 已开始匹配。
failure-not-asked-yet = 还没有到回访的时候

# 第 17 类邮件
notice-kind-answer-rate = 征询未答复提醒
notice-kind-office-answer-rate = 企业未答复征询（发给工作站）
mails-about-answer-rate = 多次征询没有答复时，我们告诉您怎样恢复；每次只写一封。
mail-need-receipt-waits = 这条需求先由工作站看过，再与人才比对，因为最近十二个月的 { $asked } 次征询中有 { $unanswered } 次没有答复。请答复收到的征询，愿意或不合适都可以，之后需求会自动继续。
mail-answer-rate-subject = { $asked } 次征询有 { $unanswered } 次未答复：怎样恢复
mail-answer-rate-lead = 您好，最近十二个月我们就合适的人才向{ $firm }征询了 { $asked } 次，{ $answered ->
    [0] 都没有按时答复。
   *[other] 按时答复 { $answered } 次，{ $unanswered } 次到期没有答复。
}
mail-answer-rate-days = 一半的答复在 { $days } 个工作日内。
mail-answer-rate-why = 每一次征询的背后，都有一位已经答应、正在等候的人。
mail-answer-rate-means = 答复率低于 { $floor }% 时，新需求先由工作站看过，再与人才比对。已经开放的需求照常进行。
mail-answer-rate-mend = 怎样恢复：收到征询后七个工作日内答复，愿意或不合适都可以；答复“不合适”只要点两下。再连续答复 { $more } 次，就自动恢复。
mail-answer-rate-open = 现在有 { $open } 次征询在等您答复：
mail-answer-rate-see = 查看历次征询：
mail-answer-rate-help = 邮件发错了人，或者打电话更方便？直接回复本邮件即可，您告诉我们的也算答复。
mail-office-answer-rate-subject = { $code } 征询答复率 { $percent }%，请联系企业
mail-office-answer-rate-lead = { $code } { $firm }：十二个月内征询 { $asked } 次，按时答复 { $answered } 次，{ $unanswered } 次到期没有答复。
mail-office-answer-rate-means = 低于 { $floor }%。该企业新提交的需求先等工作人员看过，再推荐人才；{ $waiting ->
    [0] 目前没有需求在等。
   *[other] 目前有 { $waiting } 条在等。
}{ $open ->
    [0] 目前没有向该企业征询。
   *[other] 目前有 { $open } 次征询在等企业答复。
}
mail-office-answer-rate-do = 打个电话往往有用：把对方说的记录下来，同样算答复。再连续答复 { $more } 次，就自动恢复。
mail-office-answer-rate-open = 在等的需求，可按“仍然匹配”：
