import { Controller, Delete, Get, HttpCode, Module, Post, Put } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DevelopmentTokens } from '@koz/identity';
import { Readiness, silentLogger } from '@koz/platform';
import { createHttpApplication, notFound, Does } from '../index.js';
import { latestNoteToken, ReceiptInterceptor, Write } from './receipt.interceptor.js';

const note = 'kinderopvangzoeker.be/log/x\n7\nroot\n\n— x sig\n';
const inHeader = Buffer.from(note, 'utf8').toString('base64');

@Does('readHealth')
@Write()
@Controller('writes')
class Writes {
  @Post()
  withAnObject(): object {
    return { revision: 1 };
  }

  @HttpCode(204)
  @Delete()
  withNothing(): void {}

  @Put()
  withAList(): readonly number[] {
    return [1, 2];
  }

  @Post('refused')
  refused(): never {
    throw notFound();
  }
}

@Does('readHealth')
@Controller('reads')
class Reads {
  @Get()
  answer(): object {
    return { revision: 1 };
  }
}

@Module({
  controllers: [Writes, Reads],
  providers: [
    { provide: latestNoteToken, useValue: async () => note },
    { provide: APP_INTERCEPTOR, useClass: ReceiptInterceptor },
  ],
})
class Everything {}

describe('The receipt of a write', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await createHttpApplication(Everything, {
      verifier: DevelopmentTokens.ephemeral('development'),
      readiness: new Readiness(),
      logger: silentLogger,
    });
  });
  afterAll(() => app.close());

  const answerTo = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string) => {
    const { statusCode, headers, body } = await app.inject({ method, url: `/api/v1/${path}` });
    return { status: statusCode, receipt: headers['log-checkpoint'], body };
  };

  it('stands in an answer that is an object, and in its header', async () => {
    const { receipt, body } = await answerTo('POST', 'writes');
    expect(JSON.parse(body)).toEqual({ revision: 1, checkpoint: note });
    expect(receipt).toBe(inHeader);
  });

  it('stands in the header alone of an answer that has no members', async () => {
    expect(await answerTo('DELETE', 'writes')).toEqual({ status: 204, receipt: inHeader, body: '' });
    expect(await answerTo('PUT', 'writes')).toEqual({ status: 200, receipt: inHeader, body: '[1,2]' });
  });

  it('goes with no refusal, and with nothing that is no write', async () => {
    expect(await answerTo('POST', 'writes/refused')).toMatchObject({ status: 404, receipt: undefined });
    expect(await answerTo('GET', 'reads')).toEqual({
      ...{ status: 200, receipt: undefined },
      body: '{"revision":1}',
    });
  });
});
