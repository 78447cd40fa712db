DROP TABLE introduction_notes;
