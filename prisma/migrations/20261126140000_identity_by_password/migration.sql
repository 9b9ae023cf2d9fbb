-- Ties of before were made by a mail address alone, which others write: they are made anew, by password.
DELETE FROM "account_identity";
-- As whom the provider knew her when she tied the two accounts together: she reads it on the page of her account.
ALTER TABLE "account_identity" ADD COLUMN "known_as" TEXT;
