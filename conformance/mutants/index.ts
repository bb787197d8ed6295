import { absentAddressWrittenDown } from "./faults/absent-address-written-down.ts";
import { addedParametersNotCovered } from "./faults/added-parameters-not-covered.ts";
import { admissionAwaitsBetweenReadingAndWriting } from "./faults/admission-awaits-between-reading-and-writing.ts";
import { admissionFailureTakenForYes } from "./faults/admission-failure-taken-for-yes.ts";
import { admissionFailureThrownOn } from "./faults/admission-failure-thrown-on.ts";
import { admissionNotAwaited } from "./faults/admission-not-awaited.ts";
import { admissionObjectChosenAtRandom } from "./faults/admission-object-chosen-at-random.ts";
import { admissionObjectChosenByTimestamp } from "./faults/admission-object-chosen-by-timestamp.ts";
import { admissionWaitedFor } from "./faults/admission-waited-for.ts";
import { alarmForgetsAllNonces } from "./faults/alarm-forgets-all-nonces.ts";
import { algorithmInAnyCase } from "./faults/algorithm-in-any-case.ts";
import { algorithmOfTheKeyIgnored } from "./faults/algorithm-of-the-key-ignored.ts";
import { algorithmsOfTheConfigurationIgnored } from "./faults/algorithms-of-the-configuration-ignored.ts";
import { allHeadersForwardedButSome } from "./faults/all-headers-forwarded-but-some.ts";
import { allowLeftOut } from "./faults/allow-left-out.ts";
import { anonymousReadsLetIn } from "./faults/anonymous-reads-let-in.ts";
import { answerCutOffWhenItsTimeIsUp } from "./faults/answer-cut-off-when-its-time-is-up.ts";
import { answerOfAnyStatusTakenForAKeySet } from "./faults/answer-of-any-status-taken-for-a-key-set.ts";
import { answersKeptByTarget } from "./faults/answers-kept-by-target.ts";
import { anyOfSeveralSignaturesTaken } from "./faults/any-of-several-signatures-taken.ts";
import { anyOneLineLeftOutToo } from "./faults/any-one-line-left-out-too.ts";
import { anyOriginPermittedOnRefusals } from "./faults/any-origin-permitted-on-refusals.ts";
import { anySchemeTakenForBearer } from "./faults/any-scheme-taken-for-bearer.ts";
import { asteriskLetThrough } from "./faults/asterisk-let-through.ts";
import { asteriskReportedAsAnotherDefect } from "./faults/asterisk-reported-as-another-defect.ts";
import { asteriskSignedAsNothing } from "./faults/asterisk-signed-as-nothing.ts";
import { atSignTakenForADigit } from "./faults/at-sign-taken-for-a-digit.ts";
import { audienceAmongAnything } from "./faults/audience-among-anything.ts";
import { audienceContainedInOurs } from "./faults/audience-contained-in-ours.ts";
import { audienceFirstOfAnArrayOnly } from "./faults/audience-first-of-an-array-only.ts";
import { audienceFoundWithinAText } from "./faults/audience-found-within-a-text.ts";
import { audienceNotCompared } from "./faults/audience-not-compared.ts";
import { audienceOptional } from "./faults/audience-optional.ts";
import { authorizationTakenApartUnseen } from "./faults/authorization-taken-apart-unseen.ts";
import { backslashTakenForSlash } from "./faults/backslash-taken-for-slash.ts";
import { badEntryThrownOn } from "./faults/bad-entry-thrown-on.ts";
import { badEntryVoidsTheKeySet } from "./faults/bad-entry-voids-the-key-set.ts";
import { badScopesLeftOut } from "./faults/bad-scopes-left-out.ts";
import { badSignatureOfTokenToldApart } from "./faults/bad-signature-of-token-told-apart.ts";
import { badTripletsLetThrough } from "./faults/bad-triplets-let-through.ts";
import { badTripletsThrownOn } from "./faults/bad-triplets-thrown-on.ts";
import { bareArrayTakenForAKeySet } from "./faults/bare-array-taken-for-a-key-set.ts";
import { bareTokenTakenForBearer } from "./faults/bare-token-taken-for-bearer.ts";
import { basicCredentialsLeftToThePlatform } from "./faults/basic-credentials-left-to-the-platform.ts";
import { bearerCutOffByLength } from "./faults/bearer-cut-off-by-length.ts";
import { bearerFollowedByAnyWhiteSpace } from "./faults/bearer-followed-by-any-white-space.ts";
import { bearerFoundAnywhere } from "./faults/bearer-found-anywhere.ts";
import { bearerInOneCaseOnly } from "./faults/bearer-in-one-case-only.ts";
import { bearerWithOneBlankOnly } from "./faults/bearer-with-one-blank-only.ts";
import { blanksInContentTypeCollapsed } from "./faults/blanks-in-content-type-collapsed.ts";
import { bodyAlsoMatchedTrimmed } from "./faults/body-also-matched-trimmed.ts";
import { bodyCapOnlyAsDeclared } from "./faults/body-cap-only-as-declared.ts";
import { bodyForwardedAsText } from "./faults/body-forwarded-as-text.ts";
import { bodyForwardedByTheDeclaredLength } from "./faults/body-forwarded-by-the-declared-length.ts";
import { bodyForwardedUpToTheFirstNul } from "./faults/body-forwarded-up-to-the-first-nul.ts";
import { bodyForwardedWithPostOnly } from "./faults/body-forwarded-with-post-only.ts";
import { bodyHashJudgedBeforeTheSignature } from "./faults/body-hash-judged-before-the-signature.ts";
import { bodyHashTrusted } from "./faults/body-hash-trusted.ts";
import { bodyHashedAsText } from "./faults/body-hashed-as-text.ts";
import { bodyHashedByItsFirstPiece } from "./faults/body-hashed-by-its-first-piece.ts";
import { bodyHashedForPostAndPutOnly } from "./faults/body-hashed-for-post-and-put-only.ts";
import { bodyInChunksForwardedInPart } from "./faults/body-in-chunks-forwarded-in-part.ts";
import { bodyInChunksRefused } from "./faults/body-in-chunks-refused.ts";
import { bodyLogged } from "./faults/body-logged.ts";
import { bodyOfAnySizeTaken } from "./faults/body-of-any-size-taken.ts";
import { bodyOfGetThrownOn } from "./faults/body-of-get-thrown-on.ts";
import { bodyOfPatchReadTwice } from "./faults/body-of-patch-read-twice.ts";
import { bodyReadBeforeTheSignature } from "./faults/body-read-before-the-signature.ts";
import { brokenBodyIsComplete } from "./faults/broken-body-is-complete.ts";
import { brokenBodyIsEmpty } from "./faults/broken-body-is-empty.ts";
import { brokenBodyThrownOn } from "./faults/broken-body-thrown-on.ts";
import { byteOrderMarkInTokenTaken } from "./faults/byte-order-mark-in-token-taken.ts";
import { byteWithinSignatureIgnored } from "./faults/byte-within-signature-ignored.ts";
import { callersHeadersSentToTheIssuer } from "./faults/callers-headers-sent-to-the-issuer.ts";
import { caseOfRouteIgnored } from "./faults/case-of-route-ignored.ts";
import { certificateInTheHeaderIgnored } from "./faults/certificate-in-the-header-ignored.ts";
import { challengeLeftOut } from "./faults/challenge-left-out.ts";
import { challengeOfBearerOnly } from "./faults/challenge-of-bearer-only.ts";
import { charactersOfTheQueryAskedOfThePath } from "./faults/characters-of-the-query-asked-of-the-path.ts";
import { claimAtFaultNamed } from "./faults/claim-at-fault-named.ts";
import { claimsJudgedBeforeTheSignature } from "./faults/claims-judged-before-the-signature.ts";
import { clientIdPreferredToAzp } from "./faults/client-id-preferred-to-azp.ts";
import { clientOfAnyText } from "./faults/client-of-any-text.ts";
import { clientsToldApartByWholeAddress } from "./faults/clients-told-apart-by-whole-address.ts";
import { clockTakenFromTheDateHeader } from "./faults/clock-taken-from-the-date-header.ts";
import { closedRouteOpenToKeyHolders } from "./faults/closed-route-open-to-key-holders.ts";
import { comparisonStopsAtTheFirstDifference } from "./faults/comparison-stops-at-the-first-difference.ts";
import { compressionIgnored } from "./faults/compression-ignored.ts";
import { compressionOfTheUpstreamNotTold } from "./faults/compression-of-the-upstream-not-told.ts";
import { configuredHeadersNotForwarded } from "./faults/configured-headers-not-forwarded.ts";
import { configuredIdentityHeaderPassed } from "./faults/configured-identity-header-passed.ts";
import { conflictJudgedBeforeTheFields } from "./faults/conflict-judged-before-the-fields.ts";
import { connectionObeyedFirst } from "./faults/connection-obeyed-first.ts";
import { connectionObeyedLast } from "./faults/connection-obeyed-last.ts";
import { contentEncodingGzipTaken } from "./faults/content-encoding-gzip-taken.ts";
import { contentEncodingIgnored } from "./faults/content-encoding-ignored.ts";
import { contentEncodingRefused } from "./faults/content-encoding-refused.ts";
import { contentHashComparedByItsEnd } from "./faults/content-hash-compared-by-its-end.ts";
import { contentHashComparedByItsStart } from "./faults/content-hash-compared-by-its-start.ts";
import { contentHashInUpperCaseToo } from "./faults/content-hash-in-upper-case-too.ts";
import { contentHashLineComputed } from "./faults/content-hash-line-computed.ts";
import { contentHashLineInUpperCase } from "./faults/content-hash-line-in-upper-case.ts";
import { contentHashLineOptional } from "./faults/content-hash-line-optional.ts";
import { contentHashOfAnyDigest } from "./faults/content-hash-of-any-digest.ts";
import { contentHashOptional } from "./faults/content-hash-optional.ts";
import { contentTypeCoveredInAnyCase } from "./faults/content-type-covered-in-any-case.ts";
import { contentTypeLineOptional } from "./faults/content-type-line-optional.ts";
import { contentTypeNotCovered } from "./faults/content-type-not-covered.ts";
import { contentTypeOfAnyBytes } from "./faults/content-type-of-any-bytes.ts";
import { contentTypeParametersNotCovered } from "./faults/content-type-parameters-not-covered.ts";
import { contentTypeSupplied } from "./faults/content-type-supplied.ts";
import { cookiesForwarded } from "./faults/cookies-forwarded.ts";
import { cooldownOfUnknownKidsBegunAnewByEach } from "./faults/cooldown-of-unknown-kids-begun-anew-by-each.ts";
import { countryOfTheSenderTrusted } from "./faults/country-of-the-sender-trusted.ts";
import { coveredLinesChosenByTheSender } from "./faults/covered-lines-chosen-by-the-sender.ts";
import { credentialsForwarded } from "./faults/credentials-forwarded.ts";
import { credentialsForwardedOnPublicRoutes } from "./faults/credentials-forwarded-on-public-routes.ts";
import { credentialsJudgedBeforeTheTarget } from "./faults/credentials-judged-before-the-target.ts";
import { credentialsJudgedOnPublicRoutes } from "./faults/credentials-judged-on-public-routes.ts";
import { criticalExtensionsIgnored } from "./faults/critical-extensions-ignored.ts";
import { curveOfAnEntryIgnored } from "./faults/curve-of-an-entry-ignored.ts";
import { cutJsonThrownOn } from "./faults/cut-json-thrown-on.ts";
import { declaredLengthOfManyDigitsIgnored } from "./faults/declared-length-of-many-digits-ignored.ts";
import { declaredLengthUnchecked } from "./faults/declared-length-unchecked.ts";
import { declaredLengthWrapsAround } from "./faults/declared-length-wraps-around.ts";
import { defaultPortOfHttpsForHttpToo } from "./faults/default-port-of-https-for-http-too.ts";
import { defaultPortOfTheOtherScheme } from "./faults/default-port-of-the-other-scheme.ts";
import { defaultPortSigned } from "./faults/default-port-signed.ts";
import { defectOffsetCountedFromOne } from "./faults/defect-offset-counted-from-one.ts";
import { defectsOfQueryReportedFirst } from "./faults/defects-of-query-reported-first.ts";
import { depthOfJsonTakenByRecursion } from "./faults/depth-of-json-taken-by-recursion.ts";
import { digestOfSecretAndStringToo } from "./faults/digest-of-secret-and-string-too.ts";
import { digestOfTokenChosenByTheToken } from "./faults/digest-of-token-chosen-by-the-token.ts";
import { dotSegmentsLetThrough } from "./faults/dot-segments-let-through.ts";
import { dotSegmentsResolved } from "./faults/dot-segments-resolved.ts";
import { dotSegmentsVerifiedResolvedForwardedRaw } from "./faults/dot-segments-verified-resolved-forwarded-raw.ts";
import { duplicateMemberAfterANestedOneTaken } from "./faults/duplicate-member-after-a-nested-one-taken.ts";
import { duplicateMemberBeforeABlankTaken } from "./faults/duplicate-member-before-a-blank-taken.ts";
import { duplicateMemberInEscapesTaken } from "./faults/duplicate-member-in-escapes-taken.ts";
import { duplicateMemberOfTokenLastWins } from "./faults/duplicate-member-of-token-last-wins.ts";
import { duplicateMemberWithinAClaimTaken } from "./faults/duplicate-member-within-a-claim-taken.ts";
import { ecdsaInDerAccepted } from "./faults/ecdsa-in-der-accepted.ts";
import { ecdsaRangeNotChecked } from "./faults/ecdsa-range-not-checked.ts";
import { eddsaNotKnown } from "./faults/eddsa-not-known.ts";
import { eitherAlgorithmOfAnRsaKeyTried } from "./faults/either-algorithm-of-an-rsa-key-tried.ts";
import { emptyAuthorizationTakenForOne } from "./faults/empty-authorization-taken-for-one.ts";
import { emptyBodyOfGetThrownOn } from "./faults/empty-body-of-get-thrown-on.ts";
import { emptyBodyUnlikeNoBody } from "./faults/empty-body-unlike-no-body.ts";
import { emptyContentTypeSignedAsDefault } from "./faults/empty-content-type-signed-as-default.ts";
import { emptyIdentityForwarded } from "./faults/empty-identity-forwarded.ts";
import { emptyKeySetTaken } from "./faults/empty-key-set-taken.ts";
import { emptyKidLookedUp } from "./faults/empty-kid-looked-up.ts";
import { emptyLinesLeftOutToo } from "./faults/empty-lines-left-out-too.ts";
import { emptyMembersOfAuthorizationDropped } from "./faults/empty-members-of-authorization-dropped.ts";
import { emptyNonceTaken } from "./faults/empty-nonce-taken.ts";
import { emptyPiecesOfQueryNotCovered } from "./faults/empty-pieces-of-query-not-covered.ts";
import { emptyPiecesOfQueryRefused } from "./faults/empty-pieces-of-query-refused.ts";
import { emptySegmentsLetThrough } from "./faults/empty-segments-let-through.ts";
import { emptySegmentsMerged } from "./faults/empty-segments-merged.ts";
import { emptySignedHeaderTakenForNone } from "./faults/empty-signed-header-taken-for-none.ts";
import { emptyTimestampTaken } from "./faults/empty-timestamp-taken.ts";
import { encodedBackslashLetThrough } from "./faults/encoded-backslash-let-through.ts";
import { encodedDelimitersOfQueryAlike } from "./faults/encoded-delimiters-of-query-alike.ts";
import { encodedSlashDecoded } from "./faults/encoded-slash-decoded.ts";
import { encodedSlashInQueryRefused } from "./faults/encoded-slash-in-query-refused.ts";
import { encryptedTokenDecryptedFirst } from "./faults/encrypted-token-decrypted-first.ts";
import { endOfSignatureCompared } from "./faults/end-of-signature-compared.ts";
import { environmentFoundWithinTheKeyId } from "./faults/environment-found-within-the-key-id.ts";
import { everyAlgorithmThatTheLibraryKnows } from "./faults/every-algorithm-that-the-library-knows.ts";
import { exceptionsLetIn } from "./faults/exceptions-let-in.ts";
import { expectationsForwarded } from "./faults/expectations-forwarded.ts";
import { expiryAtItsLastSecond } from "./faults/expiry-at-its-last-second.ts";
import { expiryNotCompared } from "./faults/expiry-not-compared.ts";
import { expiryOfAnyType } from "./faults/expiry-of-any-type.ts";
import { expiryOfZeroTakenForNone } from "./faults/expiry-of-zero-taken-for-none.ts";
import { expiryOptional } from "./faults/expiry-optional.ts";
import { expiryReadAsMilliseconds } from "./faults/expiry-read-as-milliseconds.ts";
import { expiryWithAnHourOfTolerance } from "./faults/expiry-with-an-hour-of-tolerance.ts";
import { expiryWithoutEndTaken } from "./faults/expiry-without-end-taken.ts";
import { expiryWithoutTolerance } from "./faults/expiry-without-tolerance.ts";
import { failedFetchKept } from "./faults/failed-fetch-kept.ts";
import { failedFetchNotTriedForLong } from "./faults/failed-fetch-not-tried-for-long.ts";
import { failedFetchTriedAtOnce } from "./faults/failed-fetch-tried-at-once.ts";
import { firstKeyOfAKidOnly } from "./faults/first-key-of-a-kid-only.ts";
import { firstOfDoubledHeaderTaken } from "./faults/first-of-doubled-header-taken.ts";
import { firstOfTwoAdmissionObjectsCounts } from "./faults/first-of-two-admission-objects-counts.ts";
import { firstRouteWins } from "./faults/first-route-wins.ts";
import { forbiddenCharactersLetThrough } from "./faults/forbidden-characters-let-through.ts";
import { forbiddenTripletsLetThrough } from "./faults/forbidden-triplets-let-through.ts";
import { forgottenNoncesAcceptableAfterAStepBack } from "./faults/forgotten-nonces-acceptable-after-a-step-back.ts";
import { forwardedForOfTheSenderExtended } from "./faults/forwarded-for-of-the-sender-extended.ts";
import { forwardedHostOfTheSenderPassed } from "./faults/forwarded-host-of-the-sender-passed.ts";
import { forwardedHostSigned } from "./faults/forwarded-host-signed.ts";
import { forwardingHeadersOfTheSenderPassed } from "./faults/forwarding-headers-of-the-sender-passed.ts";
import { fourthPartIgnored } from "./faults/fourth-part-ignored.ts";
import { fourthPartLeftToTheVerification } from "./faults/fourth-part-left-to-the-verification.ts";
import { fragmentCutOffTargets } from "./faults/fragment-cut-off-targets.ts";
import { freshnessJudgedAfterTheSignature } from "./faults/freshness-judged-after-the-signature.ts";
import { freshnessNotAskedOfTestKeys } from "./faults/freshness-not-asked-of-test-keys.ts";
import { futureTimestampsTaken } from "./faults/future-timestamps-taken.ts";
import { getBodyHashedAndDropped } from "./faults/get-body-hashed-and-dropped.ts";
import { getBodyLeftUnread } from "./faults/get-body-left-unread.ts";
import { halfAByteOfSignatureIgnored } from "./faults/half-a-byte-of-signature-ignored.ts";
import { halfOfEachSignatureByteIgnored } from "./faults/half-of-each-signature-byte-ignored.ts";
import { halfOfSignatureCompared } from "./faults/half-of-signature-compared.ts";
import { headForwardedAsGet } from "./faults/head-forwarded-as-get.ts";
import { headLetIn } from "./faults/head-let-in.ts";
import { headNotKnownWhereGetIs } from "./faults/head-not-known-where-get-is.ts";
import { headRefusedWithAnotherStatus } from "./faults/head-refused-with-another-status.ts";
import { headVerifiedAsGet } from "./faults/head-verified-as-get.ts";
import { headWithoutTheScopesOfGet } from "./faults/head-without-the-scopes-of-get.ts";
import { headerEndsNotTrimmed } from "./faults/header-ends-not-trimmed.ts";
import { headerEndsTrimmedOfAllSpace } from "./faults/header-ends-trimmed-of-all-space.ts";
import { headerFieldsHeldInAnObject } from "./faults/header-fields-held-in-an-object.ts";
import { headerLimitItselfRefused } from "./faults/header-limit-itself-refused.ts";
import { headerOfTheRequestInRefusals } from "./faults/header-of-the-request-in-refusals.ts";
import { headerSectionUnlimited } from "./faults/header-section-unlimited.ts";
import { headerSizeCountsValuesOnly } from "./faults/header-size-counts-values-only.ts";
import { headersLogged } from "./faults/headers-logged.ts";
import { headersNamedByTheUpstreamKept } from "./faults/headers-named-by-the-upstream-kept.ts";
import { headersOfTheUpstreamCopied } from "./faults/headers-of-the-upstream-copied.ts";
import { hmacOfAnotherDigestToo } from "./faults/hmac-of-another-digest-too.ts";
import { hopByHopHeadersForwarded } from "./faults/hop-by-hop-headers-forwarded.ts";
import { hostJudgedBeforeTheTarget } from "./faults/host-judged-before-the-target.ts";
import { hostLineOfAnotherHost } from "./faults/host-line-of-another-host.ts";
import { hostLineOptional } from "./faults/host-line-optional.ts";
import { hostNotCovered } from "./faults/host-not-covered.ts";
import { hostOfAnyForm } from "./faults/host-of-any-form.ts";
import { hostParsedAsUrl } from "./faults/host-parsed-as-url.ts";
import { hostSignedInItsOwnCase } from "./faults/host-signed-in-its-own-case.ts";
import { hostsAllServed } from "./faults/hosts-all-served.ts";
import { hostsServedBySuffix } from "./faults/hosts-served-by-suffix.ts";
import { identityAddedToTheSenders } from "./faults/identity-added-to-the-senders.ts";
import { identityHeaderLeftWhereThereIsNone } from "./faults/identity-header-left-where-there-is-none.ts";
import { identityHeaderTrusted } from "./faults/identity-header-trusted.ts";
import { identityHeadersKnownByExactName } from "./faults/identity-headers-known-by-exact-name.ts";
import { identityHeadersOfTheUpstreamKept } from "./faults/identity-headers-of-the-upstream-kept.ts";
import { identityOfTheLastRequestUsed } from "./faults/identity-of-the-last-request-used.ts";
import { importedSecretsKeptByKeyId } from "./faults/imported-secrets-kept-by-key-id.ts";
import { impossibleStatusThrownOn } from "./faults/impossible-status-thrown-on.ts";
import { internalHeaderTrusted } from "./faults/internal-header-trusted.ts";
import { invalidUtf8InTokenReplaced } from "./faults/invalid-utf8-in-token-replaced.ts";
import { invalidUtf8OfQueryAlike } from "./faults/invalid-utf8-of-query-alike.ts";
import { ipv6HostsOfAnyForm } from "./faults/ipv6-hosts-of-any-form.ts";
import { ipv6HostsRefused } from "./faults/ipv6-hosts-refused.ts";
import { issueTimeDemanded } from "./faults/issue-time-demanded.ts";
import { issuedAtIgnored } from "./faults/issued-at-ignored.ts";
import { issuedAtOfAnyType } from "./faults/issued-at-of-any-type.ts";
import { issuedLongAgoRefused } from "./faults/issued-long-ago-refused.ts";
import { issuerComparedByItsStart } from "./faults/issuer-compared-by-its-start.ts";
import { issuerComparedWithoutCaseOrSlash } from "./faults/issuer-compared-without-case-or-slash.ts";
import { issuerFailureTakenForABadToken } from "./faults/issuer-failure-taken-for-a-bad-token.ts";
import { issuerFailureThrownOn } from "./faults/issuer-failure-thrown-on.ts";
import { issuerNotCompared } from "./faults/issuer-not-compared.ts";
import { issuerOneOfSeveral } from "./faults/issuer-one-of-several.ts";
import { issuerRedirectFollowed } from "./faults/issuer-redirect-followed.ts";
import { issuerWaitedFor } from "./faults/issuer-waited-for.ts";
import { joinedFieldsCountedAsOne } from "./faults/joined-fields-counted-as-one.ts";
import { jsonBodyMatchedSerialisedAnewToo } from "./faults/json-body-matched-serialised-anew-too.ts";
import { jsonForwardedSerialisedAnew } from "./faults/json-forwarded-serialised-anew.ts";
import { jsonHashedSerialisedAnew } from "./faults/json-hashed-serialised-anew.ts";
import { jsonSerialisedTokenTaken } from "./faults/json-serialised-token-taken.ts";
import { keyAndMessageOfHmacSwappedToo } from "./faults/key-and-message-of-hmac-swapped-too.ts";
import { keyDividedAnewAtOnce } from "./faults/key-divided-anew-at-once.ts";
import { keyExpiryIgnored } from "./faults/key-expiry-ignored.ts";
import { keyIdFoundWithinTheText } from "./faults/key-id-found-within-the-text.ts";
import { keyIdLineInAnyCase } from "./faults/key-id-line-in-any-case.ts";
import { keyIdLineOptional } from "./faults/key-id-line-optional.ts";
import { keyIdLoggedAsSent } from "./faults/key-id-logged-as-sent.ts";
import { keyIdLookedUpAmongEverything } from "./faults/key-id-looked-up-among-everything.ts";
import { keyIdLookedUpInLowerCase } from "./faults/key-id-looked-up-in-lower-case.ts";
import { keyIdNotCovered } from "./faults/key-id-not-covered.ts";
import { keyIdOfAnyForm } from "./faults/key-id-of-any-form.ts";
import { keyIdOfAnyLength } from "./faults/key-id-of-any-length.ts";
import { keyInTheHeaderTrusted } from "./faults/key-in-the-header-trusted.ts";
import { keyOfAnotherKidWhereTheTypeDiffers } from "./faults/key-of-another-kid-where-the-type-differs.ts";
import { keyRecordInRefusals } from "./faults/key-record-in-refusals.ts";
import { keyRecordKeptInTheIsolate } from "./faults/key-record-kept-in-the-isolate.ts";
import { keySetFetchedBeforeTheForm } from "./faults/key-set-fetched-before-the-form.ts";
import { keySetFetchedBeforeTheIssuer } from "./faults/key-set-fetched-before-the-issuer.ts";
import { keySetFetchedByEachThatWaits } from "./faults/key-set-fetched-by-each-that-waits.ts";
import { keySetFetchedInTheClear } from "./faults/key-set-fetched-in-the-clear.ts";
import { keySetInTheHeaderFollowed } from "./faults/key-set-in-the-header-followed.ts";
import { keySetKeptAsTheIssuerSays } from "./faults/key-set-kept-as-the-issuer-says.ts";
import { keySetKeptForEver } from "./faults/key-set-kept-for-ever.ts";
import { keySetLostWithItsCaller } from "./faults/key-set-lost-with-its-caller.ts";
import { keySetNotKept } from "./faults/key-set-not-kept.ts";
import { keySetOfAnySizeTaken } from "./faults/key-set-of-any-size-taken.ts";
import { keySetOfTheNamedIssuerFetched } from "./faults/key-set-of-the-named-issuer-fetched.ts";
import { keySetRememberedInTheKeyStore } from "./faults/key-set-remembered-in-the-key-store.ts";
import { keySetSharedByAllGateways } from "./faults/key-set-shared-by-all-gateways.ts";
import { keyStoreFailureLetsIn } from "./faults/key-store-failure-lets-in.ts";
import { keyStoreFailureTakenForAnUnknownKey } from "./faults/key-store-failure-taken-for-an-unknown-key.ts";
import { keyStoreFailureThrownOn } from "./faults/key-store-failure-thrown-on.ts";
import { keyStoreWaitedFor } from "./faults/key-store-waited-for.ts";
import { keyWithoutANameTaken } from "./faults/key-without-a-name-taken.ts";
import { keysHeldInAnObject } from "./faults/keys-held-in-an-object.ts";
import { keysPublishedLaterOverlooked } from "./faults/keys-published-later-overlooked.ts";
import { kidComparedByItsStart } from "./faults/kid-compared-by-its-start.ts";
import { kidComparedWithoutCase } from "./faults/kid-compared-without-case.ts";
import { kidIgnored } from "./faults/kid-ignored.ts";
import { kidOfAnyLength } from "./faults/kid-of-any-length.ts";
import { kidOfAnyType } from "./faults/kid-of-any-type.ts";
import { kidOfSeveralKeysRefused } from "./faults/kid-of-several-keys-refused.ts";
import { kindOfCredentialConfused } from "./faults/kind-of-credential-confused.ts";
import { lastByteOfSignatureIgnored } from "./faults/last-byte-of-signature-ignored.ts";
import { lastKeyOfAKidOnly } from "./faults/last-key-of-a-kid-only.ts";
import { lastOfDoubledHeaderTaken } from "./faults/last-of-doubled-header-taken.ts";
import { lastPatternWins } from "./faults/last-pattern-wins.ts";
import { lastSixteenNoncesRemembered } from "./faults/last-sixteen-nonces-remembered.ts";
import { leadingQuestionMarksNotCovered } from "./faults/leading-question-marks-not-covered.ts";
import { lengthBesideChunksTaken } from "./faults/length-beside-chunks-taken.ts";
import { lengthOfRsaKeyInWholeBytes } from "./faults/length-of-rsa-key-in-whole-bytes.ts";
import { lengthOfWriteDemanded } from "./faults/length-of-write-demanded.ts";
import { lineEndsOfBodyNormalised } from "./faults/line-ends-of-body-normalised.ts";
import { linesJoinedByAnySeparatorToo } from "./faults/lines-joined-by-any-separator-too.ts";
import { logFailureThrownOn } from "./faults/log-failure-thrown-on.ts";
import { logLineOfAnUntoldRay } from "./faults/log-line-of-an-untold-ray.ts";
import { logWrittenAsText } from "./faults/log-written-as-text.ts";
import { logWrittenOverSeveralLines } from "./faults/log-written-over-several-lines.ts";
import { loneQuestionMarkDropped } from "./faults/lone-question-mark-dropped.ts";
import { loneQuestionMarkLetThrough } from "./faults/lone-question-mark-let-through.ts";
import { longerBlanksInContentTypeCollapsed } from "./faults/longer-blanks-in-content-type-collapsed.ts";
import { longerIdentityHeaderPassed } from "./faults/longer-identity-header-passed.ts";
import { lowerCaseAOfTripletsLetThrough } from "./faults/lower-case-a-of-triplets-let-through.ts";
import { lowerCaseTripletsLetThrough } from "./faults/lower-case-triplets-let-through.ts";
import { malformedRecordThrownOn } from "./faults/malformed-record-thrown-on.ts";
import { marksOfPathEncodedWhenForwarded } from "./faults/marks-of-path-encoded-when-forwarded.ts";
import { mediaTypeRemovedAnywhereFromType } from "./faults/media-type-removed-anywhere-from-type.ts";
import { membersOfAKeyMadeTexts } from "./faults/members-of-a-key-made-texts.ts";
import { membersOfJsonTakenForGranted } from "./faults/members-of-json-taken-for-granted.ts";
import { methodLineInLowerCase } from "./faults/method-line-in-lower-case.ts";
import { methodLineOptional } from "./faults/method-line-optional.ts";
import { methodNotCovered } from "./faults/method-not-covered.ts";
import { methodOfRouteNotCompared } from "./faults/method-of-route-not-compared.ts";
import { methodOfRouteToldToAnyone } from "./faults/method-of-route-told-to-anyone.ts";
import { methodOverrideObeyed } from "./faults/method-override-obeyed.ts";
import { methodOverrideOfQueryObeyed } from "./faults/method-override-of-query-obeyed.ts";
import { methodsTakenFromADenyList } from "./faults/methods-taken-from-a-deny-list.ts";
import { missingAlgorithmSupplied } from "./faults/missing-algorithm-supplied.ts";
import { missingKidTakenForTheFirstKey } from "./faults/missing-kid-taken-for-the-first-key.ts";
import { missingScopeAnsweredWithoutACode } from "./faults/missing-scope-answered-without-a-code.ts";
import { missingScopeTakenForNoIdentity } from "./faults/missing-scope-taken-for-no-identity.ts";
import { namesOfARecordOfAnyText } from "./faults/names-of-a-record-of-any-text.ts";
import { nestedTokenUnwrapped } from "./faults/nested-token-unwrapped.ts";
import { noHeaderOfTheSenderForwarded } from "./faults/no-header-of-the-sender-forwarded.ts";
import { noScopesTakenForAll } from "./faults/no-scopes-taken-for-all.ts";
import { nominatedNameBeforeABlankPassed } from "./faults/nominated-name-before-a-blank-passed.ts";
import { nonceBoundToItsBody } from "./faults/nonce-bound-to-its-body.ts";
import { nonceBoundToItsMethod } from "./faults/nonce-bound-to-its-method.ts";
import { nonceBoundToItsSignature } from "./faults/nonce-bound-to-its-signature.ts";
import { nonceBoundToItsTarget } from "./faults/nonce-bound-to-its-target.ts";
import { nonceBoundToItsTimestamp } from "./faults/nonce-bound-to-its-timestamp.ts";
import { nonceBoundToTheClientAddress } from "./faults/nonce-bound-to-the-client-address.ts";
import { nonceCoveredButForItsEnd } from "./faults/nonce-covered-but-for-its-end.ts";
import { nonceForgottenWithItsTimestamp } from "./faults/nonce-forgotten-with-its-timestamp.ts";
import { nonceGivenBackWhenTheUpstreamFails } from "./faults/nonce-given-back-when-the-upstream-fails.ts";
import { nonceLineCut } from "./faults/nonce-line-cut.ts";
import { nonceLineInAnyCase } from "./faults/nonce-line-in-any-case.ts";
import { nonceLineOptional } from "./faults/nonce-line-optional.ts";
import { nonceNotRemembered } from "./faults/nonce-not-remembered.ts";
import { nonceNotSpentBesideAToken } from "./faults/nonce-not-spent-beside-a-token.ts";
import { nonceNotSpentWithoutScope } from "./faults/nonce-not-spent-without-scope.ts";
import { nonceOfAnyForm } from "./faults/nonce-of-any-form.ts";
import { nonceOfAnyLength } from "./faults/nonce-of-any-length.ts";
import { nonceOfGetAndHeadNotSpent } from "./faults/nonce-of-get-and-head-not-spent.ts";
import { nonceOfHeadNotSpent } from "./faults/nonce-of-head-not-spent.ts";
import { nonceOfOneFormOnly } from "./faults/nonce-of-one-form-only.ts";
import { nonceOptional } from "./faults/nonce-optional.ts";
import { nonceReadByRecursion } from "./faults/nonce-read-by-recursion.ts";
import { nonceRememberedByItsStart } from "./faults/nonce-remembered-by-its-start.ts";
import { nonceRememberedFromItsArrival } from "./faults/nonce-remembered-from-its-arrival.ts";
import { nonceRememberedInLowerCase } from "./faults/nonce-remembered-in-lower-case.ts";
import { nonceRememberedWithoutDashes } from "./faults/nonce-remembered-without-dashes.ts";
import { nonceSharedByAllKeys } from "./faults/nonce-shared-by-all-keys.ts";
import { nonceSpentAfterTheUpstream } from "./faults/nonce-spent-after-the-upstream.ts";
import { nonceSpentAsItWasSent } from "./faults/nonce-spent-as-it-was-sent.ts";
import { nonceSpentBeforeTheBody } from "./faults/nonce-spent-before-the-body.ts";
import { nonceSpentBeforeTheSignature } from "./faults/nonce-spent-before-the-signature.ts";
import { nonceSpentOverQuota } from "./faults/nonce-spent-over-quota.ts";
import { nonceStoreWithoutALimit } from "./faults/nonce-store-without-a-limit.ts";
import { noncesForgottenAfterASecond } from "./faults/nonces-forgotten-after-a-second.ts";
import { noncesForgottenByMilliseconds } from "./faults/nonces-forgotten-by-milliseconds.ts";
import { noncesGuardedInTheIsolateOnly } from "./faults/nonces-guarded-in-the-isolate-only.ts";
import { noncesInAnEventualStore } from "./faults/nonces-in-an-eventual-store.ts";
import { noncesKeptInTheIsolate } from "./faults/nonces-kept-in-the-isolate.ts";
import { noncesKeptInTheMemoryOfTheObject } from "./faults/nonces-kept-in-the-memory-of-the-object.ts";
import { noncesOfEachEdgeApart } from "./faults/nonces-of-each-edge-apart.ts";
import { noncesRememberedInAnObject } from "./faults/nonces-remembered-in-an-object.ts";
import { notBeforeIgnored } from "./faults/not-before-ignored.ts";
import { notBeforeOfAnyType } from "./faults/not-before-of-any-type.ts";
import { oldKeySetDroppedAtOnce } from "./faults/old-key-set-dropped-at-once.ts";
import { oldKeySetUsedWithoutEnd } from "./faults/old-key-set-used-without-end.ts";
import { oldTimestampsTaken } from "./faults/old-timestamps-taken.ts";
import { oldestNonceEvictedWhenFull } from "./faults/oldest-nonce-evicted-when-full.ts";
import { oneScopeOfSeveralEnough } from "./faults/one-scope-of-several-enough.ts";
import { operationsOfTheKeyIgnored } from "./faults/operations-of-the-key-ignored.ts";
import { organisationNotForwarded } from "./faults/organisation-not-forwarded.ts";
import { organisationOfAnyText } from "./faults/organisation-of-any-text.ts";
import { organisationTakenFromTheKeyId } from "./faults/organisation-taken-from-the-key-id.ts";
import { originOfTheSenderPermitted } from "./faults/origin-of-the-sender-permitted.ts";
import { originPermittedByItsEnd } from "./faults/origin-permitted-by-its-end.ts";
import { originPermittedByItsStart } from "./faults/origin-permitted-by-its-start.ts";
import { otherAlphabetOfTokenTaken } from "./faults/other-alphabet-of-token-taken.ts";
import { paddingOfTokenTaken } from "./faults/padding-of-token-taken.ts";
import { parameterWithAndWithoutEqualsAlike } from "./faults/parameter-with-and-without-equals-alike.ts";
import { parametersCountedByRecursion } from "./faults/parameters-counted-by-recursion.ts";
import { parametersHeldInAnObject } from "./faults/parameters-held-in-an-object.ts";
import { parametersOfContentTypeTakenForGranted } from "./faults/parameters-of-content-type-taken-for-granted.ts";
import { partlySignedRequestIsAnonymous } from "./faults/partly-signed-request-is-anonymous.ts";
import { pathCoveredDecoded } from "./faults/path-covered-decoded.ts";
import { pathCoveredInAnyCase } from "./faults/path-covered-in-any-case.ts";
import { pathDecodedWhenForwarded } from "./faults/path-decoded-when-forwarded.ts";
import { pathEncodedAgainWhenForwarded } from "./faults/path-encoded-again-when-forwarded.ts";
import { pathNotCovered } from "./faults/path-not-covered.ts";
import { pathParametersCutOffRoutes } from "./faults/path-parameters-cut-off-routes.ts";
import { pathsInTheQueryRefused } from "./faults/paths-in-the-query-refused.ts";
import { patternLongerThanItself } from "./faults/pattern-longer-than-itself.ts";
import { patternMatchesAsAPrefix } from "./faults/pattern-matches-as-a-prefix.ts";
import { patternMatchesItsOwnDirectory } from "./faults/pattern-matches-its-own-directory.ts";
import { patternMatchesItsParent } from "./faults/pattern-matches-its-parent.ts";
import { patternMatchesOneSegment } from "./faults/pattern-matches-one-segment.ts";
import { permissionsAddedToScope } from "./faults/permissions-added-to-scope.ts";
import { permissionsAsATextTaken } from "./faults/permissions-as-a-text-taken.ts";
import { permissionsNotKnown } from "./faults/permissions-not-known.ts";
import { placeOfTheEdgeDemanded } from "./faults/place-of-the-edge-demanded.ts";
import { plusAndEncodedSpaceAlike } from "./faults/plus-and-encoded-space-alike.ts";
import { postForwardedAsPut } from "./faults/post-forwarded-as-put.ts";
import { preflightsLetIn } from "./faults/preflights-let-in.ts";
import { privateAddressesLetIn } from "./faults/private-addresses-let-in.ts";
import { privateAddressesLetInInAnyForm } from "./faults/private-addresses-let-in-in-any-form.ts";
import { privateFactorsOfTheSetOverlooked } from "./faults/private-factors-of-the-set-overlooked.ts";
import { privateKeyOfTheSetUsed } from "./faults/private-key-of-the-set-used.ts";
import { protocolOfTheOriginTakenForHttps } from "./faults/protocol-of-the-origin-taken-for-https.ts";
import { ps256NotKnown } from "./faults/ps256-not-known.ts";
import { publicByAnyPartOfThePath } from "./faults/public-by-any-part-of-the-path.ts";
import { publicByPrefix } from "./faults/public-by-prefix.ts";
import { publicByTheQuery } from "./faults/public-by-the-query.ts";
import { publicForEveryMethod } from "./faults/public-for-every-method.ts";
import { publicKeyTakenForAnHmacSecret } from "./faults/public-key-taken-for-an-hmac-secret.ts";
import { queryCoveredInAnyOrder } from "./faults/query-covered-in-any-order.ts";
import { queryLogged } from "./faults/query-logged.ts";
import { queryNotCovered } from "./faults/query-not-covered.ts";
import { queryNotForwarded } from "./faults/query-not-forwarded.ts";
import { querySerialisedAnewWhenForwarded } from "./faults/query-serialised-anew-when-forwarded.ts";
import { quotaAwaitedBetweenReadingAndCounting } from "./faults/quota-awaited-between-reading-and-counting.ts";
import { quotaCountedBeforeTheBody } from "./faults/quota-counted-before-the-body.ts";
import { quotaCountedBeforeTheSignature } from "./faults/quota-counted-before-the-signature.ts";
import { quotaHeadersLeftOut } from "./faults/quota-headers-left-out.ts";
import { quotaJudgedBeforeTheReplay } from "./faults/quota-judged-before-the-replay.ts";
import { quotaNotEnforced } from "./faults/quota-not-enforced.ts";
import { quotaNotOfOwnAddresses } from "./faults/quota-not-of-own-addresses.ts";
import { quotaOfEachClient } from "./faults/quota-of-each-client.ts";
import { quotaOfEachMethod } from "./faults/quota-of-each-method.ts";
import { quotaOfEachQuery } from "./faults/quota-of-each-query.ts";
import { quotaOfEachRoute } from "./faults/quota-of-each-route.ts";
import { quotaOfEachTarget } from "./faults/quota-of-each-target.ts";
import { quotaOfNoWindowTold } from "./faults/quota-of-no-window-told.ts";
import { quotaOfOneMore } from "./faults/quota-of-one-more.ts";
import { quotaOnlyOfKnownAddresses } from "./faults/quota-only-of-known-addresses.ts";
import { quotaResetInSecondsFromNow } from "./faults/quota-reset-in-seconds-from-now.ts";
import { quotaToldBeforeTheSignature } from "./faults/quota-told-before-the-signature.ts";
import { quotaWindowEndsEarly } from "./faults/quota-window-ends-early.ts";
import { quoteInQueryLetThrough } from "./faults/quote-in-query-let-through.ts";
import { recordOfAnotherKeyTaken } from "./faults/record-of-another-key-taken.ts";
import { refusalsNotLogged } from "./faults/refusals-not-logged.ts";
import { refusalsThatMayBeKept } from "./faults/refusals-that-may-be-kept.ts";
import { refusalsThatMayBeSniffed } from "./faults/refusals-that-may-be-sniffed.ts";
import { repeatedParameterCoveredOnce } from "./faults/repeated-parameter-covered-once.ts";
import { replacedRecordGoodEnough } from "./faults/replaced-record-good-enough.ts";
import { replaysCounted } from "./faults/replays-counted.ts";
import { replaysTakeRoom } from "./faults/replays-take-room.ts";
import { requestIdCounted } from "./faults/request-id-counted.ts";
import { requestIdNotForwarded } from "./faults/request-id-not-forwarded.ts";
import { requestIdOfTheUpstreamKept } from "./faults/request-id-of-the-upstream-kept.ts";
import { requestIdTakenFromTheSender } from "./faults/request-id-taken-from-the-sender.ts";
import { requestedHeadersPermitted } from "./faults/requested-headers-permitted.ts";
import { retryAfterInFractions } from "./faults/retry-after-in-fractions.ts";
import { retryAfterLeftOut } from "./faults/retry-after-left-out.ts";
import { revocationKnownToTheKeyStoreOnly } from "./faults/revocation-known-to-the-key-store-only.ts";
import { revocationOfTheAdmissionObjectIgnored } from "./faults/revocation-of-the-admission-object-ignored.ts";
import { revokedStatusIgnored } from "./faults/revoked-status-ignored.ts";
import { rewriteHeadersOfTheSenderPassed } from "./faults/rewrite-headers-of-the-sender-passed.ts";
import { rightSignatureInRefusals } from "./faults/right-signature-in-refusals.ts";
import { rotationNotNoticed } from "./faults/rotation-not-noticed.ts";
import { routeMatchedDecoded } from "./faults/route-matched-decoded.ts";
import { rs256NotKnown } from "./faults/rs256-not-known.ts";
import { scopeAsAPrefix } from "./faults/scope-as-a-prefix.ts";
import { scopeAsAnArrayTaken } from "./faults/scope-as-an-array-taken.ts";
import { scopeDividedAtCommas } from "./faults/scope-divided-at-commas.ts";
import { scopeFoundWithinAText } from "./faults/scope-found-within-a-text.ts";
import { scopeInAnyCase } from "./faults/scope-in-any-case.ts";
import { scopeWithWildcard } from "./faults/scope-with-wildcard.ts";
import { scopesComparedForWritesOnly } from "./faults/scopes-compared-for-writes-only.ts";
import { scopesForwardedAsAText } from "./faults/scopes-forwarded-as-a-text.ts";
import { scopesNotCompared } from "./faults/scopes-not-compared.ts";
import { scopesOfARecordOfAnyText } from "./faults/scopes-of-a-record-of-any-text.ts";
import { secondQuestionMarkRefused } from "./faults/second-question-mark-refused.ts";
import { secondSecretNeverTried } from "./faults/second-secret-never-tried.ts";
import { secondTokenIgnored } from "./faults/second-token-ignored.ts";
import { secretAsLatin1 } from "./faults/secret-as-latin1.ts";
import { secretDecodedFromBase64 } from "./faults/secret-decoded-from-base64.ts";
import { secretDecodedFromHex } from "./faults/secret-decoded-from-hex.ts";
import { secretExpiryIgnored } from "./faults/secret-expiry-ignored.ts";
import { secretOfAnyLength } from "./faults/secret-of-any-length.ts";
import { secretOfOneCharacterEnough } from "./faults/secret-of-one-character-enough.ts";
import { secretTrimmed } from "./faults/secret-trimmed.ts";
import { segmentsWithDotsRefused } from "./faults/segments-with-dots-refused.ts";
import { semicolonAndAmpersandAlike } from "./faults/semicolon-and-ampersand-alike.ts";
import { semicolonRefused } from "./faults/semicolon-refused.ts";
import { serviceUpstreamAskedOverTheNetwork } from "./faults/service-upstream-asked-over-the-network.ts";
import { signatureAlgorithmChosenByTheSender } from "./faults/signature-algorithm-chosen-by-the-sender.ts";
import { signatureByAnyDigestThatTheSenderNames } from "./faults/signature-by-any-digest-that-the-sender-names.ts";
import { signatureCutToLength } from "./faults/signature-cut-to-length.ts";
import { signatureFilledUpByTheExpectedOne } from "./faults/signature-filled-up-by-the-expected-one.ts";
import { signatureInUpperCaseToo } from "./faults/signature-in-upper-case-too.ts";
import { signatureOfAnotherLengthThrownOn } from "./faults/signature-of-another-length-thrown-on.ts";
import { signatureOfNoVersionTaken } from "./faults/signature-of-no-version-taken.ts";
import { signatureOfTokenOptional } from "./faults/signature-of-token-optional.ts";
import { signatureOptional } from "./faults/signature-optional.ts";
import { signaturePreferredToAToken } from "./faults/signature-preferred-to-a-token.ts";
import { signatureResultNotAwaited } from "./faults/signature-result-not-awaited.ts";
import { signatureWithoutVersionToo } from "./faults/signature-without-version-too.ts";
import { signedHeadersNeededInFull } from "./faults/signed-headers-needed-in-full.ts";
import { signedHeadersTakenFromTheQuery } from "./faults/signed-headers-taken-from-the-query.ts";
import { signedHeadersToldByTheSignature } from "./faults/signed-headers-told-by-the-signature.ts";
import { sortedAnyOneLineLeftOutToo } from "./faults/sorted-any-one-line-left-out-too.ts";
import { sortedByJoinedText } from "./faults/sorted-by-joined-text.ts";
import { sortedByLocale } from "./faults/sorted-by-locale.ts";
import { sortedByNamesAsSent } from "./faults/sorted-by-names-as-sent.ts";
import { sortedByUtf16 } from "./faults/sorted-by-utf-16.ts";
import { sortedByValueToo } from "./faults/sorted-by-value-too.ts";
import { sortedCharactersOfNoUriRefused } from "./faults/sorted-characters-of-no-uri-refused.ts";
import { sortedDividedAtSemicolonsToo } from "./faults/sorted-divided-at-semicolons-too.ts";
import { sortedEmptyPiecesKept } from "./faults/sorted-empty-pieces-kept.ts";
import { sortedEmptyValuesDropped } from "./faults/sorted-empty-values-dropped.ts";
import { sortedLineOfNoQueryLeftOut } from "./faults/sorted-line-of-no-query-left-out.ts";
import { sortedLinesWithoutTheirNames } from "./faults/sorted-lines-without-their-names.ts";
import { sortedNameWithoutEqualsKept } from "./faults/sorted-name-without-equals-kept.ts";
import { sortedNamesWithoutEqualsDropped } from "./faults/sorted-names-without-equals-dropped.ts";
import { sortedOneValueOfEachName } from "./faults/sorted-one-value-of-each-name.ts";
import { sortedPathDecodedInFull } from "./faults/sorted-path-decoded-in-full.ts";
import { sortedPathJudgedBeforeNormalisation } from "./faults/sorted-path-judged-before-normalisation.ts";
import { sortedPathOfAnyForm } from "./faults/sorted-path-of-any-form.ts";
import { sortedPathTakenAsSent } from "./faults/sorted-path-taken-as-sent.ts";
import { sortedPathWithLowerCaseTriplets } from "./faults/sorted-path-with-lower-case-triplets.ts";
import { sortedPiecesDividedAtTheLastEquals } from "./faults/sorted-pieces-divided-at-the-last-equals.ts";
import { sortedPlusKept } from "./faults/sorted-plus-kept.ts";
import { sortedQueryEncodedByTheLanguage } from "./faults/sorted-query-encoded-by-the-language.ts";
import { sortedQueryEncodedInLowerCase } from "./faults/sorted-query-encoded-in-lower-case.ts";
import { sortedQueryNotSorted } from "./faults/sorted-query-not-sorted.ts";
import { sortedQueryOfAnyBytes } from "./faults/sorted-query-of-any-bytes.ts";
import { sortedQueryWithBadTriplets } from "./faults/sorted-query-with-bad-triplets.ts";
import { sortedSignatureDecodedLoosely } from "./faults/sorted-signature-decoded-loosely.ts";
import { sortedSignatureTrailingBitsIgnored } from "./faults/sorted-signature-trailing-bits-ignored.ts";
import { sortedSpaceEncodedAsPlus } from "./faults/sorted-space-encoded-as-plus.ts";
import { sortedTargetForwardedAsSent } from "./faults/sorted-target-forwarded-as-sent.ts";
import { sortedTildeOfPathRefused } from "./faults/sorted-tilde-of-path-refused.ts";
import { sortedTripletsEncodedAgain } from "./faults/sorted-triplets-encoded-again.ts";
import { sortedTripletsOfQueryKept } from "./faults/sorted-triplets-of-query-kept.ts";
import { sortedUnreservedTripletsKept } from "./faults/sorted-unreserved-triplets-kept.ts";
import { sortedValuesReadAsUtf8 } from "./faults/sorted-values-read-as-utf8.ts";
import { stackInRefusals } from "./faults/stack-in-refusals.ts";
import { stageTimesBelowZero } from "./faults/stage-times-below-zero.ts";
import { statusOfBadTokensForbidden } from "./faults/status-of-bad-tokens-forbidden.ts";
import { stringToSignInRefusals } from "./faults/string-to-sign-in-refusals.ts";
import { stringWithCarriageReturnsToo } from "./faults/string-with-carriage-returns-too.ts";
import { stringWithMoreAtItsEndsToo } from "./faults/string-with-more-at-its-ends-too.ts";
import { stringWithNewlineAtTheEndToo } from "./faults/string-with-newline-at-the-end-too.ts";
import { stringWithoutSeparatorsToo } from "./faults/string-without-separators-too.ts";
import { subDelimitersRefused } from "./faults/sub-delimiters-refused.ts";
import { subjectOfAnyText } from "./faults/subject-of-any-text.ts";
import { subjectOfAnyType } from "./faults/subject-of-any-type.ts";
import { subjectOptional } from "./faults/subject-optional.ts";
import { symmetricKeyOfTheSetUsed } from "./faults/symmetric-key-of-the-set-used.ts";
import { targetLengthUnchecked } from "./faults/target-length-unchecked.ts";
import { targetLineAsAUrl } from "./faults/target-line-as-a-url.ts";
import { targetLineOptional } from "./faults/target-line-optional.ts";
import { targetPercentDecoded } from "./faults/target-percent-decoded.ts";
import { targetRepairedByUrlParser } from "./faults/target-repaired-by-url-parser.ts";
import { targetSlashSupplied } from "./faults/target-slash-supplied.ts";
import { textAfterTheClaimsIgnored } from "./faults/text-after-the-claims-ignored.ts";
import { textOfTheRequestInRefusals } from "./faults/text-of-the-request-in-refusals.ts";
import { timestampAsABigInteger } from "./faults/timestamp-as-a-big-integer.ts";
import { timestampAsADateToo } from "./faults/timestamp-as-a-date-too.ts";
import { timestampCoveredToTenSeconds } from "./faults/timestamp-covered-to-ten-seconds.ts";
import { timestampInAnySpellingOfANumber } from "./faults/timestamp-in-any-spelling-of-a-number.ts";
import { timestampInMillisecondsToo } from "./faults/timestamp-in-milliseconds-too.ts";
import { timestampLineInAnySpelling } from "./faults/timestamp-line-in-any-spelling.ts";
import { timestampLineOptional } from "./faults/timestamp-line-optional.ts";
import { timestampOfAnyFormStaleIfOld } from "./faults/timestamp-of-any-form-stale-if-old.ts";
import { timestampOptional } from "./faults/timestamp-optional.ts";
import { timestampReadToTheFirstLetter } from "./faults/timestamp-read-to-the-first-letter.ts";
import { timestampWithoutItsSign } from "./faults/timestamp-without-its-sign.ts";
import { timingsToldToAnyone } from "./faults/timings-told-to-anyone.ts";
import { tokenDividedByRecursion } from "./faults/token-divided-by-recursion.ts";
import { tokenLookedForBehindABlank } from "./faults/token-looked-for-behind-a-blank.ts";
import { tokenOfAnyLength } from "./faults/token-of-any-length.ts";
import { tokenPreferredToASignature } from "./faults/token-preferred-to-a-signature.ts";
import { tokenSignatureComparedByItsStart } from "./faults/token-signature-compared-by-its-start.ts";
import { tokenSignatureNotVerified } from "./faults/token-signature-not-verified.ts";
import { tokenTakenFromACookie } from "./faults/token-taken-from-a-cookie.ts";
import { tokenTakenFromTheBody } from "./faults/token-taken-from-the-body.ts";
import { tokenTakenFromTheQuery } from "./faults/token-taken-from-the-query.ts";
import { tokenTriedWhenTheSignatureFails } from "./faults/token-tried-when-the-signature-fails.ts";
import { tokenVerdictKeptBeyondItsExpiry } from "./faults/token-verdict-kept-beyond-its-expiry.ts";
import { tokenVerdictKeptByItsPayload } from "./faults/token-verdict-kept-by-its-payload.ts";
import { tokenVerdictNotAwaited } from "./faults/token-verdict-not-awaited.ts";
import { tokenWrappedInDotsTaken } from "./faults/token-wrapped-in-dots-taken.ts";
import { traceAnsweredWithTheRequest } from "./faults/trace-answered-with-the-request.ts";
import { trailingBitsOfTokenIgnored } from "./faults/trailing-bits-of-token-ignored.ts";
import { trailingSlashCutWhenForwarded } from "./faults/trailing-slash-cut-when-forwarded.ts";
import { trailingSlashNotCovered } from "./faults/trailing-slash-not-covered.ts";
import { trailingSlashOfRouteIgnored } from "./faults/trailing-slash-of-route-ignored.ts";
import { trailingSlashRefused } from "./faults/trailing-slash-refused.ts";
import { tripletsRaisedToUpperCase } from "./faults/triplets-raised-to-upper-case.ts";
import { tripletsRefused } from "./faults/triplets-refused.ts";
import { typeOfAccessTokensRefused } from "./faults/type-of-access-tokens-refused.ts";
import { typeOfTokenComparedByItsEnd } from "./faults/type-of-token-compared-by-its-end.ts";
import { typeOfTokenIgnored } from "./faults/type-of-token-ignored.ts";
import { typeOfTokenInOneCaseOnly } from "./faults/type-of-token-in-one-case-only.ts";
import { typeOfTokenNeeded } from "./faults/type-of-token-needed.ts";
import { underscoresReadAsHyphens } from "./faults/underscores-read-as-hyphens.ts";
import { unencodedPayloadIgnored } from "./faults/unencoded-payload-ignored.ts";
import { unicodeCaseOfTargetFolded } from "./faults/unicode-case-of-target-folded.ts";
import { unicodeFormsOfTargetAlike } from "./faults/unicode-forms-of-target-alike.ts";
import { unknownKeyAnsweredWithoutAMac } from "./faults/unknown-key-answered-without-a-mac.ts";
import { unknownKeyToldApartByAHeader } from "./faults/unknown-key-told-apart-by-a-header.ts";
import { unknownKeyToldApartByCode } from "./faults/unknown-key-told-apart-by-code.ts";
import { unknownKidCooledDownOneByOne } from "./faults/unknown-kid-cooled-down-one-by-one.ts";
import { unknownKidFetchedEachTime } from "./faults/unknown-kid-fetched-each-time.ts";
import { unknownMethodsTakenForGet } from "./faults/unknown-methods-taken-for-get.ts";
import { unknownPathForwarded } from "./faults/unknown-path-forwarded.ts";
import { unknownPathToldToAnyone } from "./faults/unknown-path-told-to-anyone.ts";
import { unknownPathsAnsweredInPlainText } from "./faults/unknown-paths-answered-in-plain-text.ts";
import { unregisteredStatusTakenForNoAnswer } from "./faults/unregistered-status-taken-for-no-answer.ts";
import { unreservedTripletsDecoded } from "./faults/unreserved-triplets-decoded.ts";
import { unreservedTripletsLetThrough } from "./faults/unreserved-triplets-let-through.ts";
import { unsignedPayloadRefused } from "./faults/unsigned-payload-refused.ts";
import { unsignedPayloadTakenUnderCountersignV1 } from "./faults/unsigned-payload-taken-under-countersign-v1.ts";
import { unsignedPayloadWithAnyBody } from "./faults/unsigned-payload-with-any-body.ts";
import { unsignedTokenAccepted } from "./faults/unsigned-token-accepted.ts";
import { unsignedTokenAllowedByConfiguration } from "./faults/unsigned-token-allowed-by-configuration.ts";
import { unsignedTokenRefusedInOneCaseOnly } from "./faults/unsigned-token-refused-in-one-case-only.ts";
import { unusableSecretVoidsTheKey } from "./faults/unusable-secret-voids-the-key.ts";
import { upgradesLetIn } from "./faults/upgrades-let-in.ts";
import { upstreamErrorReplaced } from "./faults/upstream-error-replaced.ts";
import { upstreamFailureThrownOn } from "./faults/upstream-failure-thrown-on.ts";
import { upstreamRedirectFollowed } from "./faults/upstream-redirect-followed.ts";
import { upstreamStatusReplaced } from "./faults/upstream-status-replaced.ts";
import { upstreamTimeoutTakenForUnreachable } from "./faults/upstream-timeout-taken-for-unreachable.ts";
import { upstreamWaitedFor } from "./faults/upstream-waited-for.ts";
import { useOfTheKeyIgnored } from "./faults/use-of-the-key-ignored.ts";
import { valueOfOneParameterNotCovered } from "./faults/value-of-one-parameter-not-covered.ts";
import { valuesOfOneNameCoveredInAnyOrder } from "./faults/values-of-one-name-covered-in-any-order.ts";
import { versionLineOfAnyText } from "./faults/version-line-of-any-text.ts";
import { weakRsaKeyUsed } from "./faults/weak-rsa-key-used.ts";
import { whiteSpaceInHeaderDropped } from "./faults/white-space-in-header-dropped.ts";
import { whiteSpaceInTokenTaken } from "./faults/white-space-in-token-taken.ts";
import { wholeKeySetLookedAt } from "./faults/whole-key-set-looked-at.ts";
import { windowASecondTooLongAhead } from "./faults/window-a-second-too-long-ahead.ts";
import { windowASecondTooLongBehind } from "./faults/window-a-second-too-long-behind.ts";
import { windowAThousandTimesWider } from "./faults/window-a-thousand-times-wider.ts";
import { windowOfFractions } from "./faults/window-of-fractions.ts";
import { windowOfOneMinute } from "./faults/window-of-one-minute.ts";
import { windowOfTenMinutes } from "./faults/window-of-ten-minutes.ts";
import { windowShortOfItsOlderEdge } from "./faults/window-short-of-its-older-edge.ts";
import { windowWithoutItsEdges } from "./faults/window-without-its-edges.ts";
import { writesForwardedAsPost } from "./faults/writes-forwarded-as-post.ts";
import { xHeadersForwarded } from "./faults/x-headers-forwarded.ts";
import type { Mutant } from "./mutant.ts";

/** Every mutant, in the order of the requirements that they break. */
export const mutants: readonly Mutant[] = [
	methodsTakenFromADenyList,
	traceAnsweredWithTheRequest,
	targetLengthUnchecked,
	headerSectionUnlimited,
	headerSizeCountsValuesOnly,
	joinedFieldsCountedAsOne,
	headerLimitItselfRefused,
	hostOfAnyForm,
	hostParsedAsUrl,
	ipv6HostsOfAnyForm,
	placeOfTheEdgeDemanded,
	authorizationTakenApartUnseen,
	parametersOfContentTypeTakenForGranted,
	membersOfJsonTakenForGranted,
	cutJsonThrownOn,
	depthOfJsonTakenByRecursion,
	parametersCountedByRecursion,
	parametersHeldInAnObject,
	headerFieldsHeldInAnObject,
	hostsAllServed,
	hostsServedBySuffix,
	ipv6HostsRefused,
	declaredLengthUnchecked,
	declaredLengthOfManyDigitsIgnored,
	declaredLengthWrapsAround,
	bodyCapOnlyAsDeclared,
	bodyOfAnySizeTaken,
	contentEncodingIgnored,
	contentEncodingGzipTaken,
	lengthBesideChunksTaken,
	brokenBodyIsEmpty,
	brokenBodyIsComplete,
	brokenBodyThrownOn,
	getBodyLeftUnread,
	bodyOfGetThrownOn,
	getBodyHashedAndDropped,
	unknownMethodsTakenForGet,
	contentEncodingRefused,
	targetRepairedByUrlParser,
	targetPercentDecoded,
	encodedSlashDecoded,
	asteriskLetThrough,
	asteriskSignedAsNothing,
	asteriskReportedAsAnotherDefect,
	targetSlashSupplied,
	emptySegmentsMerged,
	emptySegmentsLetThrough,
	dotSegmentsResolved,
	dotSegmentsLetThrough,
	dotSegmentsVerifiedResolvedForwardedRaw,
	forbiddenCharactersLetThrough,
	fragmentCutOffTargets,
	quoteInQueryLetThrough,
	charactersOfTheQueryAskedOfThePath,
	backslashTakenForSlash,
	badTripletsLetThrough,
	atSignTakenForADigit,
	badTripletsThrownOn,
	basicCredentialsLeftToThePlatform,
	tripletsRaisedToUpperCase,
	lowerCaseTripletsLetThrough,
	lowerCaseAOfTripletsLetThrough,
	unreservedTripletsDecoded,
	unreservedTripletsLetThrough,
	forbiddenTripletsLetThrough,
	encodedBackslashLetThrough,
	loneQuestionMarkDropped,
	loneQuestionMarkLetThrough,
	defectOffsetCountedFromOne,
	defectsOfQueryReportedFirst,
	semicolonRefused,
	secondQuestionMarkRefused,
	trailingSlashRefused,
	encodedSlashInQueryRefused,
	subDelimitersRefused,
	tripletsRefused,
	segmentsWithDotsRefused,
	pathsInTheQueryRefused,
	emptyPiecesOfQueryRefused,
	signedHeadersNeededInFull,
	signedHeadersToldByTheSignature,
	contentHashOptional,
	timestampOptional,
	signatureOptional,
	nonceOptional,
	emptySignedHeaderTakenForNone,
	emptyNonceTaken,
	emptyTimestampTaken,
	firstOfDoubledHeaderTaken,
	lastOfDoubledHeaderTaken,
	anyOfSeveralSignaturesTaken,
	headerEndsNotTrimmed,
	headerEndsTrimmedOfAllSpace,
	whiteSpaceInHeaderDropped,
	keyIdOfAnyForm,
	keyIdOfAnyLength,
	timestampReadToTheFirstLetter,
	timestampOfAnyFormStaleIfOld,
	timestampInAnySpellingOfANumber,
	timestampInMillisecondsToo,
	timestampAsADateToo,
	timestampWithoutItsSign,
	timestampAsABigInteger,
	nonceOfAnyForm,
	nonceOfAnyLength,
	nonceReadByRecursion,
	contentHashInUpperCaseToo,
	contentHashOfAnyDigest,
	unsignedPayloadTakenUnderCountersignV1,
	signatureInUpperCaseToo,
	signatureWithoutVersionToo,
	signatureOfNoVersionTaken,
	signatureCutToLength,
	signatureFilledUpByTheExpectedOne,
	signatureOfAnotherLengthThrownOn,
	underscoresReadAsHyphens,
	contentTypeOfAnyBytes,
	nonceOfOneFormOnly,
	stringWithNewlineAtTheEndToo,
	stringWithCarriageReturnsToo,
	stringWithoutSeparatorsToo,
	emptyLinesLeftOutToo,
	anyOneLineLeftOutToo,
	versionLineOfAnyText,
	keyIdNotCovered,
	timestampCoveredToTenSeconds,
	nonceLineInAnyCase,
	nonceCoveredButForItsEnd,
	headVerifiedAsGet,
	methodNotCovered,
	defaultPortSigned,
	defaultPortOfTheOtherScheme,
	defaultPortOfHttpsForHttpToo,
	hostNotCovered,
	hostSignedInItsOwnCase,
	queryNotCovered,
	queryCoveredInAnyOrder,
	valuesOfOneNameCoveredInAnyOrder,
	repeatedParameterCoveredOnce,
	addedParametersNotCovered,
	plusAndEncodedSpaceAlike,
	parameterWithAndWithoutEqualsAlike,
	emptyPiecesOfQueryNotCovered,
	leadingQuestionMarksNotCovered,
	semicolonAndAmpersandAlike,
	encodedDelimitersOfQueryAlike,
	invalidUtf8OfQueryAlike,
	unicodeFormsOfTargetAlike,
	pathCoveredInAnyCase,
	unicodeCaseOfTargetFolded,
	trailingSlashNotCovered,
	contentTypeNotCovered,
	contentTypeParametersNotCovered,
	contentTypeCoveredInAnyCase,
	blanksInContentTypeCollapsed,
	longerBlanksInContentTypeCollapsed,
	emptyContentTypeSignedAsDefault,
	contentHashLineComputed,
	coveredLinesChosenByTheSender,
	signatureAlgorithmChosenByTheSender,
	linesJoinedByAnySeparatorToo,
	stringWithMoreAtItsEndsToo,
	keyIdLineOptional,
	keyIdLineInAnyCase,
	timestampLineOptional,
	timestampLineInAnySpelling,
	nonceLineOptional,
	nonceLineCut,
	methodLineOptional,
	methodLineInLowerCase,
	hostLineOptional,
	hostLineOfAnotherHost,
	targetLineOptional,
	targetLineAsAUrl,
	contentTypeLineOptional,
	contentHashLineOptional,
	contentHashLineInUpperCase,
	forwardedHostSigned,
	pathNotCovered,
	pathCoveredDecoded,
	valueOfOneParameterNotCovered,
	digestOfSecretAndStringToo,
	keyAndMessageOfHmacSwappedToo,
	hmacOfAnotherDigestToo,
	secretDecodedFromHex,
	secretDecodedFromBase64,
	secretTrimmed,
	secretAsLatin1,
	secretOfAnyLength,
	secretOfOneCharacterEnough,
	lastByteOfSignatureIgnored,
	byteWithinSignatureIgnored,
	halfAByteOfSignatureIgnored,
	halfOfSignatureCompared,
	endOfSignatureCompared,
	halfOfEachSignatureByteIgnored,
	signatureResultNotAwaited,
	comparisonStopsAtTheFirstDifference,
	signatureByAnyDigestThatTheSenderNames,
	oldTimestampsTaken,
	freshnessNotAskedOfTestKeys,
	futureTimestampsTaken,
	windowAThousandTimesWider,
	windowOfTenMinutes,
	windowOfOneMinute,
	windowWithoutItsEdges,
	windowASecondTooLongAhead,
	windowASecondTooLongBehind,
	windowShortOfItsOlderEdge,
	windowOfFractions,
	clockTakenFromTheDateHeader,
	unknownKeyToldApartByCode,
	unknownKeyToldApartByAHeader,
	unknownKeyAnsweredWithoutAMac,
	keyIdLookedUpInLowerCase,
	keysHeldInAnObject,
	keyIdFoundWithinTheText,
	keyIdLookedUpAmongEverything,
	revokedStatusIgnored,
	revocationOfTheAdmissionObjectIgnored,
	revocationKnownToTheKeyStoreOnly,
	keyExpiryIgnored,
	secretExpiryIgnored,
	expiryReadAsMilliseconds,
	secondSecretNeverTried,
	unusableSecretVoidsTheKey,
	keyRecordKeptInTheIsolate,
	replacedRecordGoodEnough,
	environmentFoundWithinTheKeyId,
	importedSecretsKeptByKeyId,
	malformedRecordThrownOn,
	recordOfAnotherKeyTaken,
	scopesOfARecordOfAnyText,
	namesOfARecordOfAnyText,
	keyStoreFailureTakenForAnUnknownKey,
	keyStoreFailureLetsIn,
	keyStoreWaitedFor,
	keyStoreFailureThrownOn,
	bodyHashTrusted,
	bodyHashedForPostAndPutOnly,
	contentHashComparedByItsStart,
	contentHashComparedByItsEnd,
	bodyHashedAsText,
	bodyAlsoMatchedTrimmed,
	jsonHashedSerialisedAnew,
	jsonBodyMatchedSerialisedAnewToo,
	lineEndsOfBodyNormalised,
	bodyHashedByItsFirstPiece,
	bodyInChunksRefused,
	emptyBodyUnlikeNoBody,
	emptyBodyOfGetThrownOn,
	lengthOfWriteDemanded,
	bodyReadBeforeTheSignature,
	bodyHashJudgedBeforeTheSignature,
	nonceNotRemembered,
	admissionNotAwaited,
	nonceBoundToItsTimestamp,
	nonceBoundToItsSignature,
	nonceBoundToItsMethod,
	nonceBoundToItsTarget,
	nonceBoundToItsBody,
	nonceBoundToTheClientAddress,
	nonceOfGetAndHeadNotSpent,
	nonceOfHeadNotSpent,
	admissionAwaitsBetweenReadingAndWriting,
	noncesInAnEventualStore,
	noncesGuardedInTheIsolateOnly,
	noncesOfEachEdgeApart,
	nonceSharedByAllKeys,
	nonceRememberedInLowerCase,
	nonceRememberedByItsStart,
	nonceSpentAsItWasSent,
	noncesRememberedInAnObject,
	nonceRememberedWithoutDashes,
	nonceSpentBeforeTheSignature,
	nonceSpentBeforeTheBody,
	nonceSpentAfterTheUpstream,
	nonceGivenBackWhenTheUpstreamFails,
	nonceNotSpentWithoutScope,
	nonceRememberedFromItsArrival,
	nonceForgottenWithItsTimestamp,
	noncesForgottenByMilliseconds,
	noncesForgottenAfterASecond,
	alarmForgetsAllNonces,
	noncesKeptInTheMemoryOfTheObject,
	noncesKeptInTheIsolate,
	forgottenNoncesAcceptableAfterAStepBack,
	oldestNonceEvictedWhenFull,
	lastSixteenNoncesRemembered,
	replaysTakeRoom,
	nonceStoreWithoutALimit,
	admissionFailureTakenForYes,
	admissionWaitedFor,
	admissionFailureThrownOn,
	admissionObjectChosenByTimestamp,
	keyDividedAnewAtOnce,
	firstOfTwoAdmissionObjectsCounts,
	admissionObjectChosenAtRandom,
	sortedPathTakenAsSent,
	sortedPathDecodedInFull,
	sortedPathWithLowerCaseTriplets,
	sortedTildeOfPathRefused,
	sortedPathOfAnyForm,
	sortedPathJudgedBeforeNormalisation,
	sortedQueryOfAnyBytes,
	sortedQueryWithBadTriplets,
	sortedPlusKept,
	sortedPiecesDividedAtTheLastEquals,
	sortedNameWithoutEqualsKept,
	sortedEmptyValuesDropped,
	sortedNamesWithoutEqualsDropped,
	sortedDividedAtSemicolonsToo,
	sortedValuesReadAsUtf8,
	sortedTripletsEncodedAgain,
	sortedEmptyPiecesKept,
	sortedLineOfNoQueryLeftOut,
	sortedSpaceEncodedAsPlus,
	sortedQueryEncodedInLowerCase,
	sortedQueryEncodedByTheLanguage,
	sortedTripletsOfQueryKept,
	sortedCharactersOfNoUriRefused,
	sortedByValueToo,
	sortedQueryNotSorted,
	sortedByLocale,
	sortedByUtf16,
	sortedByJoinedText,
	sortedByNamesAsSent,
	sortedOneValueOfEachName,
	sortedLinesWithoutTheirNames,
	sortedAnyOneLineLeftOutToo,
	sortedSignatureDecodedLoosely,
	sortedSignatureTrailingBitsIgnored,
	unsignedPayloadRefused,
	unsignedPayloadWithAnyBody,
	sortedTargetForwardedAsSent,
	sortedUnreservedTripletsKept,
	anonymousReadsLetIn,
	preflightsLetIn,
	headLetIn,
	upgradesLetIn,
	tokenTriedWhenTheSignatureFails,
	tokenPreferredToASignature,
	signaturePreferredToAToken,
	nonceNotSpentBesideAToken,
	partlySignedRequestIsAnonymous,
	tokenTakenFromTheQuery,
	tokenTakenFromACookie,
	tokenTakenFromTheBody,
	signedHeadersTakenFromTheQuery,
	emptyAuthorizationTakenForOne,
	anySchemeTakenForBearer,
	bareTokenTakenForBearer,
	bearerInOneCaseOnly,
	bearerWithOneBlankOnly,
	bearerFoundAnywhere,
	emptyMembersOfAuthorizationDropped,
	bearerFollowedByAnyWhiteSpace,
	tokenLookedForBehindABlank,
	bearerCutOffByLength,
	secondTokenIgnored,
	internalHeaderTrusted,
	countryOfTheSenderTrusted,
	privateAddressesLetInInAnyForm,
	privateAddressesLetIn,
	identityHeaderTrusted,
	exceptionsLetIn,
	fourthPartIgnored,
	tokenDividedByRecursion,
	signatureOfTokenOptional,
	jsonSerialisedTokenTaken,
	encryptedTokenDecryptedFirst,
	tokenWrappedInDotsTaken,
	paddingOfTokenTaken,
	whiteSpaceInTokenTaken,
	otherAlphabetOfTokenTaken,
	trailingBitsOfTokenIgnored,
	tokenOfAnyLength,
	byteOrderMarkInTokenTaken,
	textAfterTheClaimsIgnored,
	nestedTokenUnwrapped,
	invalidUtf8InTokenReplaced,
	duplicateMemberOfTokenLastWins,
	duplicateMemberWithinAClaimTaken,
	duplicateMemberInEscapesTaken,
	duplicateMemberBeforeABlankTaken,
	duplicateMemberAfterANestedOneTaken,
	criticalExtensionsIgnored,
	unencodedPayloadIgnored,
	compressionIgnored,
	keyInTheHeaderTrusted,
	keySetInTheHeaderFollowed,
	certificateInTheHeaderIgnored,
	typeOfTokenIgnored,
	typeOfTokenComparedByItsEnd,
	mediaTypeRemovedAnywhereFromType,
	typeOfTokenInOneCaseOnly,
	typeOfTokenNeeded,
	everyAlgorithmThatTheLibraryKnows,
	digestOfTokenChosenByTheToken,
	algorithmInAnyCase,
	missingAlgorithmSupplied,
	algorithmsOfTheConfigurationIgnored,
	unsignedTokenAccepted,
	unsignedTokenRefusedInOneCaseOnly,
	unsignedTokenAllowedByConfiguration,
	publicKeyTakenForAnHmacSecret,
	ps256NotKnown,
	ecdsaInDerAccepted,
	ecdsaRangeNotChecked,
	tokenSignatureNotVerified,
	tokenVerdictNotAwaited,
	tokenVerdictKeptByItsPayload,
	tokenSignatureComparedByItsStart,
	typeOfAccessTokensRefused,
	rs256NotKnown,
	eddsaNotKnown,
	missingKidTakenForTheFirstKey,
	kidOfAnyType,
	kidOfAnyLength,
	kidIgnored,
	keySetRememberedInTheKeyStore,
	keySetSharedByAllGateways,
	kidComparedWithoutCase,
	kidComparedByItsStart,
	keyOfAnotherKidWhereTheTypeDiffers,
	algorithmOfTheKeyIgnored,
	eitherAlgorithmOfAnRsaKeyTried,
	useOfTheKeyIgnored,
	operationsOfTheKeyIgnored,
	weakRsaKeyUsed,
	lengthOfRsaKeyInWholeBytes,
	membersOfAKeyMadeTexts,
	privateKeyOfTheSetUsed,
	privateFactorsOfTheSetOverlooked,
	symmetricKeyOfTheSetUsed,
	firstKeyOfAKidOnly,
	issuerNotCompared,
	issuerComparedByItsStart,
	issuerOneOfSeveral,
	issuerComparedWithoutCaseOrSlash,
	audienceNotCompared,
	audienceOptional,
	audienceFoundWithinAText,
	audienceContainedInOurs,
	audienceAmongAnything,
	audienceFirstOfAnArrayOnly,
	expiryOptional,
	expiryOfAnyType,
	expiryWithoutEndTaken,
	expiryNotCompared,
	expiryWithAnHourOfTolerance,
	expiryWithoutTolerance,
	expiryOfZeroTakenForNone,
	tokenVerdictKeptBeyondItsExpiry,
	expiryAtItsLastSecond,
	notBeforeIgnored,
	notBeforeOfAnyType,
	issuedAtIgnored,
	issuedAtOfAnyType,
	issuedLongAgoRefused,
	issueTimeDemanded,
	subjectOptional,
	subjectOfAnyType,
	subjectOfAnyText,
	organisationOfAnyText,
	clientOfAnyText,
	permissionsAddedToScope,
	permissionsNotKnown,
	scopeDividedAtCommas,
	scopeAsAnArrayTaken,
	permissionsAsATextTaken,
	badScopesLeftOut,
	claimAtFaultNamed,
	badSignatureOfTokenToldApart,
	lastKeyOfAKidOnly,
	kidOfSeveralKeysRefused,
	keySetKeptAsTheIssuerSays,
	keySetKeptForEver,
	curveOfAnEntryIgnored,
	keyWithoutANameTaken,
	keysPublishedLaterOverlooked,
	keySetNotKept,
	keySetFetchedByEachThatWaits,
	keySetLostWithItsCaller,
	rotationNotNoticed,
	unknownKidFetchedEachTime,
	unknownKidCooledDownOneByOne,
	cooldownOfUnknownKidsBegunAnewByEach,
	keySetFetchedBeforeTheForm,
	fourthPartLeftToTheVerification,
	emptyKidLookedUp,
	keySetFetchedBeforeTheIssuer,
	keySetOfTheNamedIssuerFetched,
	failedFetchTriedAtOnce,
	failedFetchNotTriedForLong,
	failedFetchKept,
	oldKeySetUsedWithoutEnd,
	oldKeySetDroppedAtOnce,
	issuerFailureTakenForABadToken,
	issuerFailureThrownOn,
	emptyKeySetTaken,
	keySetOfAnySizeTaken,
	bareArrayTakenForAKeySet,
	answerOfAnyStatusTakenForAKeySet,
	badEntryVoidsTheKeySet,
	badEntryThrownOn,
	wholeKeySetLookedAt,
	issuerRedirectFollowed,
	issuerWaitedFor,
	keySetFetchedInTheClear,
	callersHeadersSentToTheIssuer,
	trailingSlashOfRouteIgnored,
	caseOfRouteIgnored,
	routeMatchedDecoded,
	pathParametersCutOffRoutes,
	firstRouteWins,
	lastPatternWins,
	patternMatchesItsOwnDirectory,
	patternMatchesItsParent,
	patternMatchesAsAPrefix,
	patternMatchesOneSegment,
	patternLongerThanItself,
	publicByPrefix,
	publicByAnyPartOfThePath,
	publicByTheQuery,
	publicForEveryMethod,
	credentialsJudgedOnPublicRoutes,
	credentialsForwardedOnPublicRoutes,
	unknownPathToldToAnyone,
	unknownPathForwarded,
	methodOfRouteToldToAnyone,
	methodOfRouteNotCompared,
	scopesNotCompared,
	scopesComparedForWritesOnly,
	noScopesTakenForAll,
	oneScopeOfSeveralEnough,
	scopeFoundWithinAText,
	scopeInAnyCase,
	scopeWithWildcard,
	scopeAsAPrefix,
	headNotKnownWhereGetIs,
	headWithoutTheScopesOfGet,
	querySerialisedAnewWhenForwarded,
	pathDecodedWhenForwarded,
	queryNotForwarded,
	bodyForwardedAsText,
	jsonForwardedSerialisedAnew,
	bodyForwardedWithPostOnly,
	bodyForwardedByTheDeclaredLength,
	bodyOfPatchReadTwice,
	methodOverrideObeyed,
	methodOverrideOfQueryObeyed,
	headForwardedAsGet,
	identityAddedToTheSenders,
	scopesForwardedAsAText,
	organisationNotForwarded,
	organisationTakenFromTheKeyId,
	kindOfCredentialConfused,
	emptyIdentityForwarded,
	clientIdPreferredToAzp,
	identityHeaderLeftWhereThereIsNone,
	identityHeadersKnownByExactName,
	configuredIdentityHeaderPassed,
	longerIdentityHeaderPassed,
	configuredHeadersNotForwarded,
	allHeadersForwardedButSome,
	xHeadersForwarded,
	credentialsForwarded,
	cookiesForwarded,
	forwardingHeadersOfTheSenderPassed,
	rewriteHeadersOfTheSenderPassed,
	expectationsForwarded,
	hopByHopHeadersForwarded,
	connectionObeyedLast,
	nominatedNameBeforeABlankPassed,
	connectionObeyedFirst,
	forwardedForOfTheSenderExtended,
	forwardedHostOfTheSenderPassed,
	protocolOfTheOriginTakenForHttps,
	absentAddressWrittenDown,
	requestIdNotForwarded,
	contentTypeSupplied,
	serviceUpstreamAskedOverTheNetwork,
	upstreamRedirectFollowed,
	headersOfTheUpstreamCopied,
	headersNamedByTheUpstreamKept,
	identityHeadersOfTheUpstreamKept,
	upstreamErrorReplaced,
	identityOfTheLastRequestUsed,
	answersKeptByTarget,
	upstreamFailureThrownOn,
	upstreamWaitedFor,
	upstreamTimeoutTakenForUnreachable,
	impossibleStatusThrownOn,
	answerCutOffWhenItsTimeIsUp,
	pathEncodedAgainWhenForwarded,
	marksOfPathEncodedWhenForwarded,
	trailingSlashCutWhenForwarded,
	bodyForwardedUpToTheFirstNul,
	bodyInChunksForwardedInPart,
	writesForwardedAsPost,
	postForwardedAsPut,
	noHeaderOfTheSenderForwarded,
	upstreamStatusReplaced,
	unregisteredStatusTakenForNoAnswer,
	compressionOfTheUpstreamNotTold,
	unknownPathsAnsweredInPlainText,
	missingScopeAnsweredWithoutACode,
	statusOfBadTokensForbidden,
	missingScopeTakenForNoIdentity,
	refusalsThatMayBeKept,
	refusalsThatMayBeSniffed,
	challengeLeftOut,
	challengeOfBearerOnly,
	allowLeftOut,
	retryAfterLeftOut,
	retryAfterInFractions,
	freshnessJudgedAfterTheSignature,
	credentialsJudgedBeforeTheTarget,
	hostJudgedBeforeTheTarget,
	conflictJudgedBeforeTheFields,
	claimsJudgedBeforeTheSignature,
	textOfTheRequestInRefusals,
	headerOfTheRequestInRefusals,
	stringToSignInRefusals,
	rightSignatureInRefusals,
	keyRecordInRefusals,
	stackInRefusals,
	headRefusedWithAnotherStatus,
	requestIdTakenFromTheSender,
	requestIdCounted,
	originOfTheSenderPermitted,
	anyOriginPermittedOnRefusals,
	requestedHeadersPermitted,
	originPermittedByItsEnd,
	originPermittedByItsStart,
	timingsToldToAnyone,
	requestIdOfTheUpstreamKept,
	quotaNotEnforced,
	quotaAwaitedBetweenReadingAndCounting,
	quotaOfOneMore,
	quotaWindowEndsEarly,
	quotaCountedBeforeTheSignature,
	quotaCountedBeforeTheBody,
	replaysCounted,
	nonceSpentOverQuota,
	quotaJudgedBeforeTheReplay,
	quotaHeadersLeftOut,
	quotaOfNoWindowTold,
	quotaToldBeforeTheSignature,
	quotaResetInSecondsFromNow,
	quotaOfEachMethod,
	quotaOfEachTarget,
	quotaOfEachRoute,
	quotaOfEachQuery,
	quotaOfEachClient,
	quotaNotOfOwnAddresses,
	quotaOnlyOfKnownAddresses,
	clientsToldApartByWholeAddress,
	closedRouteOpenToKeyHolders,
	queryLogged,
	headersLogged,
	bodyLogged,
	keyIdLoggedAsSent,
	refusalsNotLogged,
	logLineOfAnUntoldRay,
	stageTimesBelowZero,
	logWrittenAsText,
	logWrittenOverSeveralLines,
	logFailureThrownOn,
];
