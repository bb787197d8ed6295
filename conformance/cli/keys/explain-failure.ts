import { legible } from "../../report/legible.ts";
import type { KeyringPlace } from "./keyring.ts";

interface Failure {
	/** How it shows, in the words of whoever reports it. */
	sign: RegExp;
	/** What it means, and what to do. */
	remedy(service: string): string;
}

const anywhere: readonly Failure[] = [
	{
		sign: /does not export an entrypoint|does not implement the method/,
		remedy: (service) =>
			`${service} has no entrypoint for keys. It may be an older gateway: start or deploy it anew from this version.`,
	},
];

const onThisMachine: readonly Failure[] = [
	{
		sign: /not found\. Make sure it is running locally/,
		remedy: (service) =>
			`No gateway called ${service} runs on this machine. Start one with \`wrangler dev\` or \`countersign gateway\`; ` +
			"--service and --env say what else it is called; --remote means one that is deployed.",
	},
];

/** In the words of Wrangler and of Cloudflare's API. */
const deployed: readonly Failure[] = [
	{
		sign: /CLOUDFLARE_API_TOKEN|not logged in|wrangler login|Authentication error/i,
		remedy: () => "Wrangler is not logged in: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN.",
	},
	{
		sign: /more than one account/i,
		remedy: () => "Wrangler may act for several accounts: set CLOUDFLARE_ACCOUNT_ID.",
	},
	{
		sign: /\b10143\b|(?:Worker|script|service)\b.* (?:was )?not (?:be )?found/i,
		remedy: (service) => `No Worker called ${service} is deployed in this account: see --service and --env.`,
	},
];

/** What a failure on the way to a gateway's keys means, with its remedy; in the words it came in where nobody knows it. */
export function explainFailure(text: string, { service, remote }: KeyringPlace): string {
	const known = [...anywhere, ...(remote ? deployed : onThisMachine)].find(({ sign }) => sign.test(text));
	if (known !== undefined) return known.remedy(service);
	const where = remote ? "Is it deployed, and are you online?" : "It may have ended: start it again.";
	return `${service} gave no answer: ${legible(text).replace(/\.$/, "")}. ${where}`;
}
