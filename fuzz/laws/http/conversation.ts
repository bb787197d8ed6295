import { readSpecification } from "../../../conformance/engine/requirements.ts";
import type { ShownConversation } from "../../conversation-evidence.ts";
import { type Law, Unjudged, type Violation } from "../../law.ts";
import type { ConversationPlan } from "../../models/http/conversation-plan.ts";
import type { HttpFacts } from "../../models/http/expected.ts";
import type { SchemeName } from "../../models/signed-fields.ts";
import type { Gateway } from "../../place.ts";
import { builtFor, type Script, scriptOf } from "../../subjects/script.ts";
import { plainRequestTo } from "../plain-request.ts";
import { spellingsOf } from "../secret-spellings.ts";
import { verdictOn } from "../verdict.ts";
import { misplacedAnswer } from "./answers-in-place.ts";
import { brokenDown, type PerhapsLost } from "./breakdown.ts";
import { wrongAnswer } from "./each-answer.ts";
import { type Held, hold } from "./held.ts";
import { toldSecret } from "./secrets-kept.ts";
import { upstreamViewOf } from "./upstream-view.ts";

/** The tokens of so many conversations are looked for in the answers of others. */
const remembered = 64;
/** So often in a row an answer has to fail to come: a network loses some, and a gateway that breaks off does so each time. */
const attempts = 3;

/**
 * Whatever is said over a connection: nobody gets a 5xx, none or another's answer, no secret is told, the upstream sees
 * what was signed and nothing else, and the gateway is afterwards what it was before.
 */
export function conversationsAreSound(
	gateway: Gateway,
	facts: HttpFacts,
	scheme: SchemeName | undefined,
): Law<ConversationPlan> {
	const { statusOf } = readSpecification();
	const spellings = spellingsOf(gateway.target);
	const wrongUpstream = upstreamViewOf(scheme);
	const recent: (readonly string[])[] = [];
	const judge = async (plan: ConversationPlan): Promise<Violation | PerhapsLost | undefined> => {
		const script = await scriptOf(plan, gateway);
		const own = tokensOf(script);
		recent.push(own);
		if (recent.length > remembered) recent.shift();
		const held = await hold(plan, script, { gateway, facts });
		if (held === undefined) throw new Unjudged("the target is reached by no connection of its own");
		const violation =
			toldSecret(held, spellings) ??
			misplacedAnswer(held, recent.filter((tokens) => tokens !== own).flat()) ??
			(await brokenDown(held)) ??
			(await wrongAnswer(held, statusOf, async (count) => (await judge(upTo(plan, count))) === undefined)) ??
			(await noLongerSound(gateway, statusOf)) ??
			(await wrongUpstream(held));
		return violation === undefined ? undefined : { ...violation, conversation: shownOf(held) };
	};
	return async (plan) => {
		for (let attempt = 1; ; attempt += 1) {
			const violation = await judge(plan);
			const isLost = violation !== undefined && "isLost" in violation && violation.isLost;
			if (!isLost || attempt === attempts) return violation;
		}
	};
}

/** The first requests of a conversation, said whole. */
function upTo(plan: ConversationPlan, count: number): ConversationPlan {
	return { ...plan, requests: plan.requests.slice(0, count), cutAt: null };
}

function tokensOf(script: Script): readonly string[] {
	return builtFor(script).map(({ token }) => token);
}

function shownOf({ script, heard }: Held): ShownConversation {
	return { conversation: script.conversation, heard, requests: builtFor(script).map(({ honest: request }) => request) };
}

/** Whether the gateway still is what it was. */
async function noLongerSound(gateway: Gateway, statusOf: ReadonlyMap<string, number>): Promise<Violation | undefined> {
	const { probe, prediction } = plainRequestTo(gateway.target);
	const { exchange } = await gateway.exchange(probe);
	const violation = await verdictOn(exchange, prediction, { gateway, statusOf, mayBeRefusedBefore: false });
	const expected = `a plain request to be ${prediction.outcome === "accepted" ? "let in" : "answered"} afterwards`;
	return violation === undefined ? undefined : { ...violation, expected };
}
