# How a firm answers, in one line
answers-none = No question has ended yet.
answers-few = { $asked ->
    [one] { $answered } of 1 question answered; too few to say more yet.
   *[other] { $answered } of { $asked } questions answered; too few to say more yet.
}
answers-figures = { $answered } of { $asked } questions answered in time ({ $percent } %); half of the answers came within { $days ->
    [1] 1 working day
   *[other] { $days } working days
}.
answers-at-once = { $answered } of { $asked } questions answered in time ({ $percent } %); most answers come the same half day.
answers-never = None of { $asked } questions answered in time.
answers-below = below { $floor } %
answers-title = How you answer
answers-of-firm = How the firm answers
answers-period = Questions of the last twelve months; a question counts when you have answered it or its time is over.
answers-mend = Fewer than { $floor } % of the questions were answered. The workstation looks at your new needs first, before people are compared with them. { $more ->
    [one] One more answer
   *[other] { $more } more answers in a row
} and everything goes on as before, by itself. A no is an answer too; answers by telephone or mail to the workstation count.
answers-need-waits = The workstation looks at this need first, before people are compared with it, because { $unanswered } of { $asked } questions to you stayed unanswered. Answer the questions that come, and it goes on by itself.
answers-need-waits-short = The workstation looks at it first
answers-see-questions = See your questions
answers-review-waits = Waits for you: the firm left { $unanswered } of { $asked } questions unanswered
answers-review-waits-about = Nobody is proposed for it yet. Speak with the firm if you can; then let the matching begin, or open or refuse the need in the list of needs. Once the firm answers again, it is matched by itself.
answers-let-through = Match it all the same
done-let-through = It is being matched now.
failure-not-asked-yet = You have not been asked yet

# Mail 17
notice-kind-answer-rate = Questions unanswered
notice-kind-office-answer-rate = Firm leaves questions unanswered, for the workstation
mails-about-answer-rate = When many questions to you stayed unanswered we say how to mend it, once each time.
mail-need-receipt-waits = The workstation looks at it first, before people are compared with it, because { $unanswered } of { $asked } questions to you within the last twelve months stayed unanswered. Answer the questions that come, yes or no, and your needs go on by themselves again.
mail-answer-rate-subject = { $unanswered } of { $asked } questions unanswered: how to mend it
mail-answer-rate-lead = Hello, within the last twelve months we put { $asked } questions about people to { $firm }. { $answered ->
    [0] None was answered in time.
    [one] One was answered in time, { $unanswered } ran out.
   *[other] { $answered } were answered in time, { $unanswered } ran out.
}
mail-answer-rate-days = Half of the answers came within { $days ->
    [1] 1 working day
   *[other] { $days } working days
}.
mail-answer-rate-why = Behind every question stands a person who had said yes and was waiting.
mail-answer-rate-means = Below { $floor } % the workstation looks at new needs first, before people are compared with them. Needs that are open go on as they are.
mail-answer-rate-mend = How to mend it: answer each question within seven working days, yes or no; a no takes two clicks and is an answer too. { $more ->
    [one] After one more answer
   *[other] After { $more } more answers in a row
} everything goes on as before, by itself.
mail-answer-rate-open = { $open ->
    [one] One question waits for you now:
   *[other] { $open } questions wait for you now:
}
mail-answer-rate-see = Your questions so far:
mail-answer-rate-help = Do our mails reach the wrong person, or is it easier by telephone? Answer this mail; what you tell us counts as an answer.
mail-office-answer-rate-subject = { $code } answers { $percent } % of its questions, please call
mail-office-answer-rate-lead = { $code } { $firm }: of { $asked } questions within twelve months { $unanswered } ran out, { $answered ->
    [one] one was
   *[other] { $answered } were
} answered in time.
mail-office-answer-rate-means = This is below { $floor } %. New needs of the firm wait for an officer before anybody is proposed; { $waiting ->
    [0] none waits yet
    [one] one waits
   *[other] { $waiting } wait
}. { $open ->
    [0] No question to the firm is open now.
    [one] One question to the firm is open now.
   *[other] { $open } questions to the firm are open now.
}
mail-office-answer-rate-do = A call often helps: record what they say, it counts. { $more ->
    [one] After one more answer
   *[other] After { $more } more answers in a row
} it ends by itself.
mail-office-answer-rate-open = What waits, with the press "Match it all the same":
