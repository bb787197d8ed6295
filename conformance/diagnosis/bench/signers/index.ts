import type { WrongSigner } from "../partner.ts";
import { nearMisses } from "./nearly-on-the-list.ts";
import { stringSigners } from "./of-body-and-string.ts";
import { secretSigners } from "./of-secret-and-hmac.ts";
import { requestSigners } from "./of-the-request.ts";
import { unlistedSigners } from "./on-no-list.ts";
import { doublyWrongSigners } from "./two-mistakes.ts";

export interface SignerGroup {
	title: string;
	signers: readonly WrongSigner[];
}

/** Every wrong signer of the benchmark. */
export const signerGroups: readonly SignerGroup[] = [
	{ title: "one mistake", signers: [...requestSigners, ...stringSigners, ...secretSigners] },
	{ title: "two mistakes or more", signers: doublyWrongSigners },
	{ title: "mistakes on no list", signers: unlistedSigners },
	{ title: "mistakes nearly on the list", signers: nearMisses },
];
