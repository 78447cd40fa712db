DROP TABLE saved_searches;
DROP INDEX matches_by_reviewer;
DROP INDEX introductions_by_officer;
DROP INDEX decisions_by_officer;
DROP INDEX needs_by_updated_at;
DROP INDEX enterprises_by_updated_at;
DROP INDEX talents_by_updated_at;
