DROP TABLE matches;
DROP TABLE features;
DROP TABLE changes;
