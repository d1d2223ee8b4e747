/** What follows a step of signing in: the code of the second factor, or the app. */
export type Proceed = (signedIn: { secondFactorDue: boolean }) => Promise<void>;
