import type { Browser, Page } from 'playwright-core';
import { type Caller, signIn } from './caller.ts';
import { type Look, type Opened, openPage, settled } from './chromium.ts';
import type { OwnOrganisation } from './served.ts';

/** People of an organisation of the test's own, who come and go over weeks; one page is open at a time. */
export class Visits {
  /** What the pages that were left had complained of. */
  readonly complaints: string[] = [];
  private readonly own: OwnOrganisation;
  private readonly browser: Browser;
  private opened: Opened | undefined;

  constructor(own: OwnOrganisation, browser: Browser) {
    this.own = own;
    this.browser = browser;
  }

  /** Signed in anew: nobody's session lasts for weeks. */
  as(login: string): Promise<Caller> {
    const { address, accounts } = this.own;
    return signIn(address, login, accounts.find((one) => one.login === login)?.password ?? '');
  }

  async open(login: string, look: Look, clock: string, path: string): Promise<Page> {
    await this.leave();
    const one = await openPage(this.browser, this.own.address, look, (await this.as(login)).cookie);
    this.opened = one;
    await one.page.clock.setFixedTime(clock);
    await one.page.goto(path);
    await settled(one);
    return one.page;
  }

  /** The page that is open. */
  get here(): Opened {
    if (this.opened === undefined) throw new Error('no page is open');
    return this.opened;
  }

  /** A page that is left open for weeks asks on without a session. */
  async leave(): Promise<void> {
    this.complaints.push(...(this.opened?.complaints ?? []));
    await this.opened?.close();
    this.opened = undefined;
  }
}
