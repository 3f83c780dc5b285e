DROP TABLE account_token;
DROP TABLE account_session;
DROP TABLE account_grant;
DROP TABLE account;
