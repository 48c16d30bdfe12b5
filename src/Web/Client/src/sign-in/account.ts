/** What a new person says about themselves: at the first set-up and with an invitation. */
export interface NewAccount {
  givenName: string;
  familyName: string;
  login: string;
  password: string;
}

export const noAccount = (): NewAccount => ({ givenName: '', familyName: '', login: '', password: '' });

/** The password is sent as typed; around everything else a space is a slip. */
export const trimmed = (account: NewAccount): NewAccount => ({
  givenName: account.givenName.trim(),
  familyName: account.familyName.trim(),
  login: account.login.trim(),
  password: account.password,
});
