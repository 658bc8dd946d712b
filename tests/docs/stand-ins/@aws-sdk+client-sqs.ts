/** Amazon SQS, as far as the examples use it: it keeps what it is sent. */

type Entry = { Id: string; MessageBody: string; MessageGroupId?: string | undefined };
type Input = { QueueUrl: string; Entries: Entry[] };

export const taken: Entry[] = [];

export class SendMessageBatchCommand {
	readonly input: Input;
	constructor(input: Input) {
		this.input = input;
	}
}

export class SQSClient {
	async send({ input }: SendMessageBatchCommand): Promise<{ Failed?: { Message: string }[] }> {
		taken.push(...input.Entries);
		return {};
	}
}
