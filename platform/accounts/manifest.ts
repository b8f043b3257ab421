import { defineModule } from '#platform/registry/module.ts';
import { endpoints, errors, permissions } from './contract.ts';
import { accountsAppliers } from './events.ts';
import { accountsHoldings } from './store/holdings.ts';
import { beginTotp } from './use-cases/begin-totp.ts';
import { changePassword } from './use-cases/change-password.ts';
import { confirmTotp } from './use-cases/confirm-totp.ts';
import { endOtherSessions, endSession, listSessions } from './use-cases/devices.ts';
import { makeRecoveryLink } from './use-cases/make-recovery-link.ts';
import { makeStartLink } from './use-cases/make-start-link.ts';
import { cancelPairing, claimPairing, confirmPairing, finishPairing, offerPairing, readPairing } from './use-cases/pairing.ts';
import { addPasskey, beginPasskey, listPasskeys, removePasskey, renamePasskey } from './use-cases/passkeys.ts';
import { readDoors } from './use-cases/read-doors.ts';
import { readMe } from './use-cases/read-me.ts';
import { redeemLink } from './use-cases/redeem-link.ts';
import { requestCode } from './use-cases/request-code.ts';
import { signInWithCode } from './use-cases/sign-in-with-code.ts';
import { beginDirectorySignIn, finishDirectorySignIn } from './use-cases/sign-in-with-directory.ts';
import { beginPasskeyProof, signInWithPasskey } from './use-cases/sign-in-with-passkey.ts';
import { signInWithPassword } from './use-cases/sign-in-with-password.ts';
import { beginWechat, finishWechat } from './use-cases/sign-in-with-wechat.ts';
import { signOut } from './use-cases/sign-out.ts';
import { stepUp } from './use-cases/step-up.ts';
import { bindWechat, readOwnWechat, unbindWechat } from './use-cases/wechat-binding.ts';

/** No replayed tables: what sign-in stores are hashes and counters, not history. */
export const accountsManifest = defineModule({
  id: 'accounts', dependsOn: ['access', 'orgs'],
  migrations: new URL('./store/migrations/', import.meta.url),
  holdings: accountsHoldings,
  endpoints, errors, permissions: permissions.entries, appliers: accountsAppliers,
  handlers: [
    readMe, requestCode, signInWithCode, signInWithPassword, redeemLink, signOut, stepUp, beginTotp, confirmTotp,
    changePassword, makeStartLink, makeRecoveryLink, listSessions, endSession, endOtherSessions, readDoors, beginDirectorySignIn, finishDirectorySignIn, listPasskeys, beginPasskey, addPasskey, renamePasskey, removePasskey, beginPasskeyProof, signInWithPasskey,
    beginWechat, finishWechat, bindWechat, readOwnWechat, unbindWechat,
    offerPairing, claimPairing, readPairing, confirmPairing, cancelPairing, finishPairing,
  ],
});
