/** Amazon S3, as far as the examples use it. */

type Input = { Bucket: string; Key: string; Body: string };

export class PutObjectCommand {
	readonly input: Input;
	constructor(input: Input) {
		this.input = input;
	}
}

export class S3Client {
	async send(_command: PutObjectCommand): Promise<void> {}
}
