-- Whether a decision's reason is known to be what `remark` has: of those from before 20261127083000 without one it is not
-- known that there was none, and what is not known has not changed.
ALTER TABLE evaluation_decision ADD COLUMN worded boolean NOT NULL DEFAULT false;
