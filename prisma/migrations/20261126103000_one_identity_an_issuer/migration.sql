-- A provider knows somebody as one: whoever writes a mail address into the roster cannot lead a second person in.
CREATE UNIQUE INDEX "account_identity_issuer_account_id_key" ON "account_identity"("issuer", "account_id");
