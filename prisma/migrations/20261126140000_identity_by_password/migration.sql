-- As whom the provider knew her when she tied the two accounts together: she reads it on the page of her account.
ALTER TABLE "account_identity" ADD COLUMN "known_as" TEXT;
