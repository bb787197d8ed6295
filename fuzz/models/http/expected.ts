import { accepted, open, type Prediction, refused } from "../prediction.ts";
import type { ConversationPlan, RequestPlan } from "./conversation-plan.ts";
import { rowOf } from "./mutations.ts";

/** What is known of a target that raw requests are for. */
export interface HttpFacts {
	/** Whether nothing stands in front of the gateway that may repair a request on its way. */
	readonly isDirect: boolean;
	/** Whether it is known that the public route takes POST. */
	readonly publicPost: boolean;
	/** The largest body that the target takes; undefined: not known. */
	readonly maxBodyBytes: number | undefined;
	/** Whether it is of another make, to which applies what HTTP says, and not what the specification does. */
	readonly isOther: boolean;
}

/** What becomes of one request of a conversation. */
export interface Expected {
	readonly prediction: Prediction;
	/** Whether everybody knows where it ends: its answer, and those before it, are where they belong. */
	readonly isClean: boolean;
	/** Whether the connection may end behind it. */
	readonly mayEnd: boolean;
}

/** How much of a body is taken by whoever does not say. */
const modestBytes = 16_384;

/** What becomes of the requests of a conversation, of which the last one that is said may be cut. */
export function expectedOf(
	{ requests }: ConversationPlan,
	facts: HttpFacts,
	cut: { readonly at: number } | undefined,
): readonly Expected[] {
	return requests.map((plan, index) => {
		const whole = expectedOfOne(plan, facts);
		if (cut === undefined || index < cut.at) return whole;
		// What was not said is not let in; where it ends nobody knows.
		const prediction = whole.isClean || index > cut.at ? refused("REQ-10") : whole.prediction;
		return { prediction, isClean: false, mayEnd: true };
	});
}

function expectedOfOne(plan: RequestPlan, facts: HttpFacts): Expected {
	const rows = plan.mutations.map(rowOf);
	const odd = rows.filter(({ reading }) => reading === "never" || reading === "open");
	if (odd.length === 0) {
		const prediction = whenWellFormed(plan, facts);
		const isRefusedUnread = prediction.outcome !== "accepted" && plan.content !== null;
		return {
			prediction,
			isClean: true,
			mayEnd: isRefusedUnread || rows.some(({ reading }) => reading === "last"),
		};
	}
	const [first, ...others] = odd;
	// Many servers answer OPTIONS in their gateway's stead, and let nobody in by that (RFC 9110 §9.3.7).
	const isForServer = facts.isOther && plan.mutations.some(({ form }) => form === "OPTIONS");
	const isNever = facts.isDirect && others.length === 0 && first?.reading === "never" && !isForServer;
	return { prediction: isNever ? refused(first.requirement ?? "REQ-01") : open, isClean: false, mayEnd: true };
}

function whenWellFormed({ proof, method, content }: RequestPlan, facts: HttpFacts): Prediction {
	if (proof === "none") return refused("CRED-01");
	const length = lengthOf(content);
	if (length > (facts.maxBodyBytes ?? modestBytes)) return open;
	if (proof === "public" && method === "POST" && !facts.publicPost) return open;
	if (length === 0 || method === "POST") return accepted;
	return facts.isOther ? open : refused("REQ-11");
}

function lengthOf(content: RequestPlan["content"]): number {
	if (content === null) return 0;
	if ("fill" in content) return content.fill;
	return "text" in content ? content.text.length : 1;
}
