import type { PersonId } from '#platform/kernel/id.ts';

/**
 * The door through which a notice would leave the house, as SMS or WeChat message. A driver looks up the person's
 * number or openid itself, and sends a template with `kind` and `params`: both are free of personal matters, so
 * nothing of a case leaves with them. In the LAN zone there is none.
 */
export type NoticeDelivery = {
  readonly channel: 'sms' | 'wechat';
  send(notice: {
    readonly noticeId: string;
    readonly to: PersonId;
    readonly kind: string;
    readonly params: Readonly<Record<string, string>>;
    readonly link: string;
  }): Promise<'sent' | 'no-address' | 'try-later'>;
};
