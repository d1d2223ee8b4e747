import { Button } from 'antd';
import { useState } from 'react';
import { Page, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { BOT_TITLES, TOPIC_TITLES } from '../choices.ts';
import { BotForm } from './bot-form.tsx';
import { ChannelMoves, ChannelStanding } from './channel-standing.tsx';
import { useChannelTexts } from './channel-texts.ts';
import './channels.css';
import { MailForm } from './mail-form.tsx';
import { type Bot, type Channels, useChannels } from './queries.ts';

/** How notices leave the app: the mail server, the bots of group chats, and how each fares. */
export function ChannelsPage() {
  const t = useChannelTexts();
  const found = useChannels();
  const { data } = found;
  return (
    <Page title={t('title')}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={14} />}
      {data && !data.links && <p className="note channel-hint">{t('noLinks')}</p>}
      {data && (
        <Section title={t('mail')} note={t('mailNote')}>
          {data.mail && <ChannelStanding of={data.mail} />}
          <MailForm key={data.mail?.changedAt ?? ''} mail={data.mail} plain={data.privateHosts} />
        </Section>
      )}
      {data && <Bots {...data} />}
    </Page>
  );
}

function Bots({ bots, teams }: Channels) {
  const t = useChannelTexts();
  /** The id of the bot whose form is open; '' is a new one's. */
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title={t('bots')} note={t('botsNote')}>
      {bots.length === 0 && open === null && <p className="channel-none">{t('noBots')}</p>}
      {bots.map((bot) => (
        <article key={bot.id} className="channel" aria-label={bot.title}>
          <BotHead bot={bot} />
          <ChannelStanding of={bot} />
          {open === bot.id ? (
            <BotForm bot={bot} teams={teams} onDone={close} />
          ) : (
            <div className="channel-does">
              <Button onClick={() => setOpen(bot.id)}>{t('change')}</Button>
              <ChannelMoves id={bot.id} tested={t('botTested')} />
            </div>
          )}
        </article>
      ))}
      {open === '' ? (
        <BotForm bot={null} teams={teams} onDone={close} />
      ) : (
        <Button onClick={() => setOpen('')}>{t('addBot')}</Button>
      )}
    </Section>
  );
}

function BotHead({ bot }: { readonly bot: Bot }) {
  const t = useChannelTexts();
  const say = useSay();
  const topics = bot.topics.map((topic) => say(TOPIC_TITLES[topic])).join(' · ');
  return (
    <>
      <h3>
        {bot.title} <span className="note">{say(BOT_TITLES[bot.kind])}</span>
      </h3>
      <p className="note">
        {bot.host} · {bot.team ?? t('everybody')} · {topics}
      </p>
    </>
  );
}
