-- By which e-mail address, verified by the identity provider, an account is found the first time; from then on the
-- provider's own name for it (oidc_subject) counts, which nobody inherits with a mailbox.
ALTER TABLE account ADD COLUMN oidc_email text UNIQUE;
