/** "A request is limited to 32KB", and so is each call of a batch. */
export const MAX_CALL_BYTES = 32 * 1024;

/** "A batch request is limited to 500KB total." */
export const MAX_BATCH_BYTES = 500 * 1024;
