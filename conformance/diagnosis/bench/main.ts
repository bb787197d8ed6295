import { type Appraisal, appraise, type Shown } from "./appraise.ts";
import type { Naming } from "./naming.ts";
import { appraiseSingly } from "./one-request.ts";
import { signerGroups } from "./signers/index.ts";

/** Prints how many of the wrong signers are named rightly, wrongly or not at all, and which. */

const namings: readonly Naming[] = ["named", "partly", "unexplained", "wrong"];
const inDetail: ReadonlySet<Naming> = new Set(["partly", "wrong"]);

for (const shown of ["signatures", "strings and signatures"] as const) {
	console.log(`From ${shown}:`);
	const appraisals = signerGroups.map((group) => appraiseGroup(group.title, group.signers, shown));
	const times = appraisals.flat().map(({ durationMs }) => durationMs);
	times.sort((one, other) => one - other);
	const median = times[Math.floor(times.length / 2)] ?? 0;
	console.log(`  ${median.toFixed(0)} ms in the middle, ${(times.at(-1) ?? 0).toFixed(0)} ms at most\n`);
}

/** Wrong signatures of each signer that are shown by themselves. */
const single = 3;

console.log(`From one signature alone, ${single} of each signer:`);
for (const { title, signers } of signerGroups) {
	const all = signers.flatMap((signer) => appraiseSingly(signer, single).map((each) => ({ signer, ...each })));
	const counts = namings.map((naming) => `${all.filter((each) => each.naming === naming).length} ${naming}`);
	console.log(`  ${title}: ${all.length} signatures, ${counts.join(", ")}`);
	// One request cannot tell what comes to the same in it; what comes out is a known mistake, byte for byte, all the same.
	for (const { naming, signer, vector, causes } of all) {
		if (naming === "wrong") console.log(`    came to the same: ${signer.name} in ${vector}: ${causes.join(" + ")}`);
	}
}

function appraiseGroup(
	title: string,
	signers: (typeof signerGroups)[number]["signers"],
	shown: Shown,
): readonly Appraisal[] {
	const appraisals = signers.map((signer) => appraise(signer, shown));
	const counts = namings.map((naming) => `${appraisals.filter((each) => each.naming === naming).length} ${naming}`);
	console.log(`  ${title}: ${signers.length} signers, ${counts.join(", ")}`);
	const isExpected = ({ naming, signer }: Appraisal): boolean =>
		naming === "named" || (naming === "unexplained" && signer.truth.length === 0);
	for (const appraisal of appraisals) {
		if (inDetail.has(appraisal.naming) || !isExpected(appraisal)) console.log(detailOf(appraisal));
	}
	const honest = appraisals.filter(({ naming, signer }) => naming === "unexplained" && signer.truth.length === 0);
	if (honest.length > 0) console.log(`    left unexplained: ${honest.map(({ signer }) => signer.name).join("; ")}`);
	return appraisals;
}

function detailOf({ naming, signer, causes, failed, unexplained }: Appraisal): string {
	const truth = signer.truth.length === 0 ? "on no list" : signer.truth.join(" + ");
	const found = causes.length === 0 ? "nothing" : causes.join(" + ");
	return `    ${naming}: ${signer.name} (${truth}): ${found}; ${unexplained} of ${failed} failures unexplained`;
}
