# What is wrong with a field
error-required = Please fill this in
error-bad-form = The form is incomplete, please reload and try again
error-bad-json = This is not valid JSON
error-unknown-field = There is no such field
error-unknown-code = There is no such option
error-too-long = Too long
error-too-many-fields = At most three fields
error-too-many-keywords = Too many keywords
error-out-of-range = The number is out of range
error-in-the-past = This day has passed
error-bad-characters = Contains control characters that cannot be used
error-bad-email = This e-mail address is not complete
error-https-only = Please give an address that starts with https://
error-uscc-length = The unified social credit code has 18 characters
error-uscc-character = The code has a character that is not allowed (no I, O, S, V, Z)
error-uscc-check = The check character does not fit, please compare the code
