/**
 * A call of the Pipelines API that got a 200 although it was dropped, as the real API does without strict mode. In strict mode,
 * only a valid call is dropped: one that cannot have an effect, because its person is suppressed, for example.
 *
 * @example
 * sandbox.state().dropped[0].reasons; // ["event is required"]
 */
export interface DroppedCall {
	/** The path of the request, such as `"/v1/track"`. */
	path: string;
	/** The position of the call in a batch. Absent if the request was dropped as a whole. */
	index?: number;
	/** The `messageId` sent, if the call was valid. */
	messageId?: string;
	/** Why it was dropped: for an invalid call, the sentences that are strict mode's `meta.errors`. */
	reasons: string[];
	/** When it arrived, in unix seconds. */
	received: number;
}
