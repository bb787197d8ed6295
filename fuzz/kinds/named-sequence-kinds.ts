import type { Probe } from "../../conformance/client/probe.ts";
import type { Kinds } from "../kinds.ts";
import type { NamedCommand, Proof } from "../laws/named-gateway.ts";
import { kindsOfAll } from "../laws/together.ts";
import { kindsNamed, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { signedProbeKinds } from "./signed-probe-kinds.ts";
import { tokenProbeKinds } from "./token-probe-kinds.ts";
import { unprovedProbeKinds } from "./unproved-probe-kinds.ts";

type Sequence = readonly NamedCommand[];

const probeKinds: Readonly<Record<Proof, Kinds<Probe>>> = {
	signature: signedProbeKinds,
	token: tokenProbeKinds,
	nothing: unprovedProbeKinds,
};

/** Whether a request with this proof is sent, and once more later. */
const sentAgain = (by: Proof) => (sequence: Sequence) => {
	const first = sequence.findIndex((command) => command.do === "ask" && command.by === by);
	return first >= 0 && sequence.slice(first + 1).some((command) => command.do === "again" && command.by === by);
};

const againKinds: Readonly<Record<Proof, Kinds<Sequence>>> = {
	signature: kindsOf([{ id: "signature-sent-again", threats: ["NON-01"], is: sentAgain("signature") }]),
	token: kindsOf([{ id: "token-sent-again", threats: [], is: sentAgain("token") }]),
	nothing: kindsOf([{ id: "nothing-sent-again", threats: [], is: sentAgain("nothing") }]),
};

/** What a sequence of requests with these proofs can be an example of. */
export function namedSequenceKinds(proofs: readonly Proof[]): Kinds<Sequence> {
	const probes = (by: Proof) => (sequence: Sequence) =>
		sequence.flatMap((command) => (command.do === "ask" && command.by === by ? [command.probe] : []));
	return kindsTogether(
		...proofs.flatMap((by) => [kindsOfPart(kindsOfAll(kindsNamed(by, probeKinds[by])), probes(by)), againKinds[by]]),
	);
}
