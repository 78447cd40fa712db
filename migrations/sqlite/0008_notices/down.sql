DROP TABLE need_clocks;
DROP TABLE monthly_figures;
DROP TABLE bureaus;
DROP TABLE suppressions;
DROP TABLE absences;
DROP TABLE mail_preferences;
