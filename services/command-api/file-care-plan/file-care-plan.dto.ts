import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  applicationStatuses,
  dayParts,
  mandateKinds,
  priorityRuleCodes,
  sharingScopes,
  weekdays,
  type ApplicationStatus,
} from '@koz/events';
import { IsId, Nested, NestedList, MayBeAbsent } from '@koz/http';
import type { LocationId } from '@koz/privacy-types';

/*
 * Only the types of fields are checked here, and that no other field is there. Every rule about what a field holds,
 * and which must be given, is the domain's: a person gets all of what it has to say in one answer.
 */

const day = { type: String, format: 'date', example: '2027-03-01' } as const;

/** What a family gives of the parent. */
export class ParentBody {
  @ApiProperty({ maxLength: 100, example: 'Lotte' })
  @IsOptional()
  @IsString()
  firstName?: string;

  @ApiProperty({ required: false, maxLength: 100, example: 'Peeters' })
  @IsOptional()
  @IsString()
  lastName?: string;

  @ApiProperty({ ...day, required: false, example: '1993-05-17' })
  @IsOptional()
  @IsString()
  birthDate?: string;

  @ApiProperty({
    ...{ required: false, maxLength: 40 },
    description: 'Rijksregister- of BIS-nummer, met of zonder leestekens.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  nationalNumber?: string;

  @ApiProperty({ required: false, format: 'email', maxLength: 254 })
  @IsOptional()
  @IsString()
  email?: string;

  @ApiProperty({ required: false, example: '0470 12 34 56', maxLength: 40 })
  @IsOptional()
  @IsString()
  phone?: string;
}

/** What a family gives of the child. */
export class ChildBody {
  @ApiProperty({ ...day, description: 'De geboortedatum, of de verwachte.' })
  @IsOptional()
  @IsString()
  birthDate?: string;

  @ApiProperty({ description: 'Of de geboortedatum nog een verwachte is.' })
  @IsBoolean()
  expected!: boolean;
}

/** Where the family lives. */
export class AddressBody {
  @ApiProperty({ maxLength: 120 })
  @IsOptional()
  @IsString()
  street?: string;

  @ApiProperty({ maxLength: 12 })
  @IsOptional()
  @IsString()
  number?: string;

  @ApiProperty({ required: false, maxLength: 12 })
  @IsOptional()
  @IsString()
  box?: string;
}

/** A weekday and how much of it. */
export class CarePartBody {
  @ApiProperty({ enum: weekdays })
  @IsString()
  weekday!: string;

  @ApiProperty({ enum: dayParts })
  @IsString()
  part!: string;
}

/** A request for care for one child. */
export class FileCarePlanBody {
  @ApiProperty({
    ...{ maxLength: 40, example: 'antwerpen' },
    description: 'Het lokaal bestuur dat de gegevens verwerkt.',
  })
  @IsString()
  @MaxLength(40)
  controller!: string;

  @ApiProperty({
    enum: mandateKinds,
    required: false,
    description: 'Hoe de familie een lokaal loket liet aanvragen; alleen een loket geeft dit op, en altijd.',
  })
  @MayBeAbsent()
  @IsString()
  mandate?: string;

  @ApiProperty({ type: ParentBody })
  @Nested(() => ParentBody)
  parent!: ParentBody;

  @ApiProperty({ type: ChildBody })
  @Nested(() => ChildBody)
  child!: ChildBody;

  @ApiProperty({ type: AddressBody, required: false })
  @MayBeAbsent()
  @Nested(() => AddressBody)
  address?: AddressBody;

  @ApiProperty({ maxLength: 40, example: '2018' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  postcode?: string;

  @ApiProperty({ enum: priorityRuleCodes, isArray: true, maxItems: 20, required: false })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  priorityRules?: string[];

  @ApiProperty(day)
  @MayBeAbsent()
  @IsString()
  startDate?: string;

  @ApiProperty({ ...day, required: false, example: '2029-08-31' })
  @MayBeAbsent()
  @IsString()
  endDate?: string;

  @ApiProperty({ type: [CarePartBody], maxItems: 21 })
  @MayBeAbsent()
  @ArrayMaxSize(21)
  @NestedList(() => CarePartBody)
  careParts?: CarePartBody[];

  @ApiProperty({ enum: sharingScopes })
  @MayBeAbsent()
  @IsString()
  sharing?: string;

  @ApiProperty({ type: [String], format: 'uuid', maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @IsId({ each: true })
  locationIds!: LocationId[];
}

/** One of the applications that a filing made. */
export class FiledApplicationAnswer {
  @ApiProperty({ format: 'uuid' })
  applicationId!: string;

  @ApiProperty({ format: 'uuid' })
  locationId!: string;

  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty({ type: 'integer' })
  revision!: number;
}

/** A plan that was filed. */
export class FiledCarePlanAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({
    example: '7ZK2-9M4T-X0QA-CV3H-8EJR-5NWD-G4',
    description: 'Ontvangstbewijs: hiermee zijn later de bewijzen van vernietiging op te vragen. Bewaar het.',
  })
  receipt!: string;

  @ApiProperty({ type: [FiledApplicationAnswer], description: 'In de volgorde van de locaties.' })
  applications!: FiledApplicationAnswer[];

  @ApiProperty({ type: 'integer', description: 'De versie van het opvangplan; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Plaats in het logboek: geef ze als minPosition mee om je eigen wijziging te zien.',
  })
  position!: number;
}
