DROP TABLE decisions;
DROP TABLE consents;
DROP TABLE needs;
DROP TABLE enterprise_members;
DROP TABLE enterprises;
DROP TABLE talent_private;
DROP TABLE talents;
