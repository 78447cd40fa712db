# 全站通用
brand = 陇原英才
brand-office = 陇原英才 · { $office }
