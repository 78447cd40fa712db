# Used on every page
brand = Longyuan
brand-office = 陇原英才 · { $office }
