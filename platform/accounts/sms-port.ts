/** The sentences that may be sent; a provider in China approves each one beforehand, so they are a closed list. */
export type SmsTemplate = 'sign-in-code';

/** Sends one text message. `phone` is E.164. Rejects when the provider did not take it. */
export type SmsPort = {
  send(phone: string, template: SmsTemplate, params: Readonly<Record<string, string>>): Promise<void>;
};

declare module '#platform/access/ctx.ts' {
  interface Ports {
    readonly sms: SmsPort;
  }
}
